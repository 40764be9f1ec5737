import { QueryError } from '../query-error';
import { parse, SyntaxError, type SearchNode } from './search-condition.peggy';
import { termsOf } from './split-search';
import { syntaxMessage } from './syntax-message';

const LONGEST_SEARCH = 2_000;
const MOST_TERMS = 50;
const DEEPEST = 10;

/** The conditions that a search joins by `and`; throws a `QueryError` that says at which column what was expected. */
export function readSearch(text: string): SearchNode[] {
  if (text.length > LONGEST_SEARCH)
    throw new QueryError(400, `query: longer than ${LONGEST_SEARCH} characters`);
  const root = rootOf(text);
  if (root === null) return [];
  const size = termsOf(root).reduce((sum, term) => sum + (term.kind === 'list' ? term.values.length : 1), 0);
  if (size > MOST_TERMS) throw new QueryError(400, `query: more than ${MOST_TERMS} terms`);
  return conjunctsOf(root);
}

function conjunctsOf(node: SearchNode): SearchNode[] {
  return node.kind === 'all' ? node.of.flatMap(conjunctsOf) : [node];
}

function rootOf(text: string): SearchNode | null {
  try {
    return parse(text, { startRule: 'search', deepest: DEEPEST });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new QueryError(400, `query: ${syntaxMessage(error)}`);
  }
}
