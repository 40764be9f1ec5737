import { QueryError } from '../query-error';
import { parse, SyntaxError, type SearchKey } from './search-condition.peggy';
import { syntaxMessage } from './syntax-message';

const LONGEST_FIELD = 400;

/** What a column's text names; throws a `QueryError` that says at which column what was expected. */
export function parseField(text: string): SearchKey {
  if (text.length > LONGEST_FIELD) throw new QueryError(400, `longer than ${LONGEST_FIELD} characters`);
  try {
    return parse(text, { startRule: 'field' });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new QueryError(400, syntaxMessage(error));
  }
}
