import type { Condition } from '../../store/event-list-query';
import type { ProjectDirectory } from '../../projects/project-directory';
import { QueryError } from '../query-error';
import { conditionOf } from './condition-of';
import { parse, SyntaxError, type SearchTerm } from './search-condition.peggy';

const LONGEST_SEARCH = 2_000;
const MOST_TERMS = 50;

/** The conditions of a search; throws a `QueryError` that says at which column what was expected. */
export function parseSearch(text: string, projects: ProjectDirectory): Condition[] {
  if (text.length > LONGEST_SEARCH)
    throw new QueryError(400, `query: longer than ${LONGEST_SEARCH} characters`);
  const terms = termsOf(text);
  if (terms.length > MOST_TERMS) throw new QueryError(400, `query: more than ${MOST_TERMS} terms`);
  return terms.map((term) => {
    try {
      return conditionOf(term, projects);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      throw new QueryError(error.status, `query: at column ${term.column}: ${error.detail}`);
    }
  });
}

function termsOf(text: string): SearchTerm[] {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new QueryError(400, `query: at column ${error.location.start.column}: ${error.message}`);
  }
}
