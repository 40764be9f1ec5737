import { isAggregate } from './column-text';

/** What a click on a column's head sorts by: figures largest first, names from A; a second click turns it round. */
export function nextSort(field: string, sort: string): string {
  if (sort === field) return `-${field}`;
  if (sort === `-${field}`) return field;
  return isAggregate(field) || field === 'transaction.duration' || field === 'timestamp'
    ? `-${field}`
    : field;
}

/** Which way a column is sorted, in the words of `aria-sort`; `undefined` where the list is not sorted by it. */
export function directionOf(field: string, sort: string): 'ascending' | 'descending' | undefined {
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : undefined;
}
