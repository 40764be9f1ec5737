import { eventTypeIn, findsBothTypes, traceIdIn } from '../../search/search-condition';
import { isAggregate } from './column-text';

/** The columns of the text's pre-built query "Transactions". */
export const TRANSACTION_COLUMNS: readonly string[] = [
  'project',
  'transaction',
  'count()',
  'avg(transaction.duration)',
  'p75()',
  'p95()',
  'epm()',
  'last_seen()',
];

const ERROR_COLUMNS: readonly string[] = ['project', 'title', 'count()', 'count_unique(user)', 'last_seen()'];

const COLUMNS_OF_BOTH: readonly string[] = ['event.type', 'project', 'title', 'count()', 'last_seen()'];

/** The columns of single transactions. */
export const SINGLE_TRANSACTION_COLUMNS: readonly string[] = [
  'project',
  'transaction',
  'transaction.op',
  'transaction.duration',
  'transaction.status',
  'timestamp',
  'id',
  'trace',
];

const SINGLE_ERROR_COLUMNS: readonly string[] = [
  'project',
  'title',
  'transaction',
  'timestamp',
  'id',
  'trace',
];

/** What a list shows when nobody has chosen columns: groups, and of a trace each event. */
export function defaultColumns(query: string): readonly string[] {
  const isOfErrors = eventTypeIn(query) === 'error';
  if (traceIdIn(query) !== undefined) return isOfErrors ? SINGLE_ERROR_COLUMNS : SINGLE_TRANSACTION_COLUMNS;
  if (findsBothTypes(query)) return COLUMNS_OF_BOTH;
  return isOfErrors ? ERROR_COLUMNS : TRANSACTION_COLUMNS;
}

/** The columns of a group's events, without those that they all share. */
export function singleEventColumns(query: string, shared: readonly string[]): string[] {
  const columns = eventTypeIn(query) === 'error' ? SINGLE_ERROR_COLUMNS : SINGLE_TRANSACTION_COLUMNS;
  return columns.filter((column) => !shared.includes(column));
}

/** The order of a list when nobody has chosen one: what came last, or most of it; of a trace what came first. */
export function defaultSort(query: string, fields: readonly string[]): string {
  const ranked = ['last_seen()', 'count()', ...fields.filter(isAggregate)];
  const first = ranked.find((field) => fields.includes(field));
  if (first !== undefined) return `-${first}`;
  return traceIdIn(query) === undefined ? '-timestamp' : 'timestamp';
}
