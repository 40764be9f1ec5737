import type { OpFigures } from '@clew/trace-model';
import { inColumnOrder, parseColumnOrder, type ColumnOrder } from '../../design/tables/column-order';

/** The columns by which the statistics can be sorted. */
export const STATISTICS_COLUMNS = [
  'name',
  'count',
  'total',
  'self',
  'average',
  'longest',
  'failed',
  'errors',
] as const;
export type StatisticsColumn = (typeof STATISTICS_COLUMNS)[number];

export type StatisticsOrder = ColumnOrder<StatisticsColumn>;

export const DEFAULT_ORDER: StatisticsOrder = '-self';

/** Reads an order from the address; what is none is the default. */
export function parseOrder(text: string | null): StatisticsOrder {
  return parseColumnOrder(text, STATISTICS_COLUMNS, DEFAULT_ORDER);
}

/** The figures in an order; what is equal stays as it was. */
export function sortedFigures(figures: readonly OpFigures[], order: StatisticsOrder): OpFigures[] {
  return inColumnOrder(figures, order, (row, column) => (column === 'name' ? nameOf(row) : row[column]));
}

function nameOf({ op, description }: OpFigures): string {
  return `${op}\n${description ?? ''}`;
}
