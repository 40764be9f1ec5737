import { transactionsPath } from '../routes';
import { exactCondition } from '../search/search-condition';

/** What the collector's search can name inside `tags[...]`. */
const TAG_KEY = /^[A-Za-z0-9_.:-]+$/;

/** The collector refuses conditions that are longer. */
const LONGEST_VALUE = 200;

/** The list of the transactions with exactly this tag; undefined where it cannot be searched for. */
export function tagSearchPath(key: string, value: string): string | undefined {
  return TAG_KEY.test(key) ? fieldSearchPath(`tags[${key}]`, value) : undefined;
}

/** The list of the transactions with exactly this value of a field, such as `release` or `user.id`. */
export function fieldSearchPath(field: string, value: string): string | undefined {
  if (value === '' || value.length > LONGEST_VALUE) return undefined;
  return transactionsPath(exactCondition(field, value));
}
