import { QueryError } from '../query-error';
import type { Surroundings } from '../search/surroundings';
import type { ListColumn } from './list-column';
import { parseColumn } from './parse-column';

const MOST_FIELDS = 20;

interface AskedOptions {
  /** The parameter's name, for errors. */
  parameter: string;
  surroundings: Surroundings;
  /** What is shown when nothing was asked for. */
  otherwise: readonly string[];
}

/** The columns that a repeated parameter names, each once; throws a `QueryError` that names the parameter. */
export function askedColumns(
  texts: readonly string[],
  { parameter, surroundings, otherwise }: AskedOptions,
): ListColumn[] {
  const asked = [...new Set(texts.filter((text) => text !== ''))];
  if (asked.length > MOST_FIELDS) throw new QueryError(400, `${parameter}: at most ${MOST_FIELDS} fields`);
  return (asked.length === 0 ? otherwise : asked).map((text) => {
    try {
      return { name: text.trim(), ...parseColumn(text, surroundings) };
    } catch (error) {
      throw error instanceof QueryError
        ? new QueryError(error.status, `${parameter}: ${error.detail}`)
        : error;
    }
  });
}
