import type { SearchKey } from '../search/search-condition.peggy';
import type { Surroundings } from '../search/surroundings';
import { aggregateColumn } from './aggregate-functions';
import type { OfferedColumn } from './list-column';
import { valueColumn } from './value-columns';

/** The column of a list of events that a key names: a field, a function such as `p95()`, else a tag. */
export function offeredColumn(key: SearchKey, surroundings: Surroundings): OfferedColumn {
  return key.kind === 'aggregate' ? aggregateColumn(key, surroundings) : valueColumn(key);
}
