import type { OpFigures } from '@clew/trace-model';

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

/** A column, with a leading `-` for "largest first". */
export type StatisticsOrder = StatisticsColumn | `-${StatisticsColumn}`;

export const DEFAULT_ORDER: StatisticsOrder = '-self';

/** Reads an order from the address; what is none is the default. */
export function parseOrder(text: string | null): StatisticsOrder {
  const column = STATISTICS_COLUMNS.find((name) => name === text || `-${name}` === text);
  if (column === undefined) return DEFAULT_ORDER;
  return text?.startsWith('-') === true ? `-${column}` : column;
}

/** The order that a press on a column's head asks for: numbers begin with the largest, names with the first. */
export function nextOrder(column: StatisticsColumn, order: StatisticsOrder): StatisticsOrder {
  if (order === `-${column}`) return column;
  if (order === column) return `-${column}`;
  return column === 'name' ? column : `-${column}`;
}

/** The figures in an order; what is equal stays as it was. */
export function sortedFigures(figures: readonly OpFigures[], order: StatisticsOrder): OpFigures[] {
  const direction = order.startsWith('-') ? -1 : 1;
  const column = order.replace('-', '') as StatisticsColumn;
  return [...figures].sort((left, right) => {
    if (column !== 'name') return direction * (left[column] - right[column]);
    const [one, other] = [nameOf(left), nameOf(right)];
    return one === other ? 0 : direction * (one < other ? -1 : 1);
  });
}

function nameOf({ op, description }: OpFigures): string {
  return `${op}\n${description ?? ''}`;
}
