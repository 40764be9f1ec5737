import { QueryError } from '../query-error';
import { parseField } from '../search/parse-field';
import type { SearchKey } from '../search/search-condition.peggy';
import type { ListColumn, OfferedColumn } from './list-column';

const MOST_FIELDS = 20;

interface AskedOptions {
  /** The parameter's name, for errors. */
  parameter: string;
  /** The column that a key names; throws a `QueryError` where there is none. */
  columnOf: (key: SearchKey) => OfferedColumn;
  /** What is shown when nothing was asked for. */
  otherwise: readonly string[];
}

/** The columns that a repeated parameter names, each once; throws a `QueryError` that names the parameter, and which of several. */
export function askedColumns(
  texts: readonly string[],
  { parameter, columnOf, otherwise }: AskedOptions,
): ListColumn[] {
  const asked = [...new Set(texts.filter((text) => text !== ''))];
  if (asked.length > MOST_FIELDS) throw new QueryError(400, `${parameter}: at most ${MOST_FIELDS} fields`);
  return (asked.length === 0 ? otherwise : asked).map((text, index) => {
    try {
      return { name: text.trim(), ...columnOf(parseField(text)) };
    } catch (error) {
      throw error instanceof QueryError
        ? new QueryError(
            error.status,
            `${parameter}${asked.length > 1 ? ` ${index + 1}` : ''}: ${error.detail}`,
          )
        : error;
    }
  });
}
