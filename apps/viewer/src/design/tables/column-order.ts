/** A column by which a table is sorted, with a leading `-` for "largest first". */
export type ColumnOrder<Column extends string = string> = Column | `-${Column}`;

/** Reads an order from an address; what is none is the usual one. */
export function parseColumnOrder<Column extends string>(
  text: string | null,
  columns: readonly Column[],
  usual: ColumnOrder<Column>,
): ColumnOrder<Column> {
  const column = columns.find((name) => name === text || `-${name}` === text);
  if (column === undefined) return usual;
  return text?.startsWith('-') === true ? `-${column}` : column;
}

/** The order that a press on a column's head asks for: numbers begin with the largest, names with the first. */
export function nextColumnOrder<Column extends string>(
  column: Column,
  order: ColumnOrder<Column>,
  isText: boolean,
): ColumnOrder<Column> {
  if (order === `-${column}`) return column;
  if (order === column) return `-${column}`;
  return isText ? column : `-${column}`;
}

/** How a head says by `aria-sort` what its column does to the order. */
export function sortedBy<Column extends string>(
  column: Column,
  order: ColumnOrder<Column>,
): 'ascending' | 'descending' | 'none' {
  if (order === column) return 'ascending';
  return order === `-${column}` ? 'descending' : 'none';
}

/** Rows in an order; what is equal stays as it was. */
export function inColumnOrder<Row, Column extends string>(
  rows: readonly Row[],
  order: ColumnOrder<Column>,
  valueOf: (row: Row, column: Column) => string | number,
): Row[] {
  const direction = order.startsWith('-') ? -1 : 1;
  const column = order.replace('-', '') as Column;
  return [...rows].sort((left, right) => {
    const [one, other] = [valueOf(left, column), valueOf(right, column)];
    return one === other ? 0 : direction * (one < other ? -1 : 1);
  });
}
