import { parseField } from '../search/parse-field';
import type { Surroundings } from '../search/surroundings';
import { aggregateColumn } from './aggregate-functions';
import type { OfferedColumn } from './list-column';
import { valueColumn } from './value-columns';

/** The column that a field's text names: a field, a function such as `p95()`, else a tag. */
export function parseColumn(text: string, surroundings: Surroundings): OfferedColumn {
  const key = parseField(text);
  return key.kind === 'aggregate' ? aggregateColumn(key, surroundings) : valueColumn(key);
}
