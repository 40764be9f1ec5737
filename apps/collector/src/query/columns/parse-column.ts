import { QueryError } from '../query-error';
import { parseField } from '../search/parse-field';
import type { SearchKey } from '../search/search-condition.peggy';
import type { Surroundings } from '../search/surroundings';
import { aggregateColumn } from './aggregate-functions';
import type { ListColumn, OfferedColumn } from './list-column';
import { valueColumn } from './value-columns';

/** The column that a field's text names: a field, a function such as `p95()`, else a tag. */
export function parseColumn(text: string, surroundings: Surroundings): ListColumn {
  try {
    return { name: text.trim(), ...columnOf(parseField(text), surroundings) };
  } catch (error) {
    throw error instanceof QueryError ? new QueryError(error.status, `field: ${error.detail}`) : error;
  }
}

function columnOf(key: SearchKey, surroundings: Surroundings): OfferedColumn {
  return key.kind === 'aggregate' ? aggregateColumn(key, surroundings) : valueColumn(key);
}
