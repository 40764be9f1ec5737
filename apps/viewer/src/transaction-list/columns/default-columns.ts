import type { EventNoun } from '../../search/search-condition';
import { eventNounIn, traceIdIn } from '../../search/search-condition';
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

const SINGLE_COLUMNS: Record<EventNoun, readonly string[]> = {
  transaction: SINGLE_TRANSACTION_COLUMNS,
  error: SINGLE_ERROR_COLUMNS,
  event: ['event.type', 'project', 'title', 'transaction.duration', 'timestamp', 'id', 'trace'],
};

const GROUP_COLUMNS: Record<EventNoun, readonly string[]> = {
  transaction: TRANSACTION_COLUMNS,
  error: ['project', 'title', 'count()', 'count_unique(user)', 'last_seen()'],
  event: ['event.type', 'project', 'title', 'count()', 'last_seen()'],
};

/** What a list shows when nobody has chosen columns: groups, and of a trace each event. */
export function defaultColumns(query: string): readonly string[] {
  const isOfTrace = traceIdIn(query) !== undefined;
  return (isOfTrace ? SINGLE_COLUMNS : GROUP_COLUMNS)[eventNounIn(query)];
}

/** The columns of a group's events, without those that they all share. */
export function singleEventColumns(query: string, shared: readonly string[]): string[] {
  return SINGLE_COLUMNS[eventNounIn(query)].filter((column) => !shared.includes(column));
}

/** The order of a list when nobody has chosen one: what came last, or most of it; of a trace what came first. */
export function defaultSort(query: string, fields: readonly string[]): string {
  const ranked = ['last_seen()', 'count()', ...fields.filter(isAggregate)];
  const first = ranked.find((field) => fields.includes(field));
  if (first !== undefined) return `-${first}`;
  return traceIdIn(query) === undefined ? '-timestamp' : 'timestamp';
}
