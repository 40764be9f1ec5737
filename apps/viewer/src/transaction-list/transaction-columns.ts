import { formatDuration } from '../format/format-duration';
import { formatCount, formatPerMinute } from '../format/format-number';

/** A column of the transaction list: values name and group a row, aggregates are figures over the row's transactions. */
export interface TransactionColumn {
  /** The collector's name for it. */
  field: string;
  title: string;
  /** What the figure means, in a sentence. */
  explanation: string;
  kind: 'value' | 'aggregate';
  format?: (value: number) => string;
}

/** The default columns. */
export const TRANSACTION_COLUMNS: readonly TransactionColumn[] = [
  { field: 'project', title: 'Project', explanation: 'The service that reported it', kind: 'value' },
  { field: 'transaction', title: 'Transaction', explanation: 'The transaction name', kind: 'value' },
  {
    field: 'count()',
    title: 'Count',
    explanation: 'How many transactions were received in the time window',
    kind: 'aggregate',
    format: formatCount,
  },
  {
    field: 'avg(transaction.duration)',
    title: 'Avg',
    explanation: 'Average duration',
    kind: 'aggregate',
    format: formatDuration,
  },
  {
    field: 'p75()',
    title: 'p75',
    explanation: 'Three of four were at least this fast',
    kind: 'aggregate',
    format: formatDuration,
  },
  {
    field: 'p95()',
    title: 'p95',
    explanation: 'Nineteen of twenty were at least this fast',
    kind: 'aggregate',
    format: formatDuration,
  },
  {
    field: 'epm()',
    title: 'Rate',
    explanation: 'Transactions received per minute, over the whole time window',
    kind: 'aggregate',
    format: formatPerMinute,
  },
  { field: 'last_seen()', title: 'Last seen', explanation: 'When the latest one ended', kind: 'aggregate' },
];

/** The fields that the list may be sorted by. */
export const SORTABLE_FIELDS = TRANSACTION_COLUMNS.map(({ field }) => field);

/** What a click on a column's head sorts by: figures largest first, names from A; a second click turns it round. */
export function nextSort({ field, kind }: TransactionColumn, sort: string): string {
  if (sort === field) return `-${field}`;
  if (sort === `-${field}`) return field;
  return kind === 'aggregate' ? `-${field}` : field;
}

/** A number in a row of the collector's answer; `NaN` where there is none. */
export function numberIn(row: Record<string, unknown>, field: string): number {
  const value = row[field];
  return typeof value === 'number' ? value : Number.NaN;
}

/** A text in a row of the collector's answer; empty where there is none. */
export function textIn(row: Record<string, unknown>, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
