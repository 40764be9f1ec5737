import type { EventListQuery } from '../../store/questions/event-list-query';
import { QueryError } from '../query-error';
import type { ListColumn } from './list-column';

/**
 * The order that `sort` (repeated, `-` descends) asks for, else descending by the column named `otherwise` where it is
 * shown. Throws a `QueryError` for what is not among the columns.
 */
export function orderOf(
  sorts: readonly string[],
  columns: readonly ListColumn[],
  otherwise: string,
): EventListQuery['order'] {
  const chosen = sorts.filter((sort) => sort !== '');
  if (chosen.length === 0) {
    const column = columns.findIndex(({ name }) => name === otherwise);
    return column === -1 ? [] : [{ column, descending: true }];
  }
  return chosen.map((sort) => {
    const descending = sort.startsWith('-');
    const wanted = (descending ? sort.slice(1) : sort).trim();
    const column = columns.findIndex(({ name }) => name === wanted || aliasOf(name) === wanted);
    if (column !== -1) return { column, descending };
    const names = columns.map(({ name }) => name).join(', ');
    throw new QueryError(400, `sort: expected one of the fields ${names}`);
  });
}

/** Discover's users write `-p95` or `-avg_transaction_duration` as well as `-p95()`. */
function aliasOf(name: string): string {
  return name.replace(/\W+/g, '_').replace(/_$/, '');
}
