import { QueryError } from '../query-error';
import type { SearchNode, SearchTerm } from './search-condition.peggy';

/** A search in two: what filters events by their values, and what filters groups by their figures. */
export interface SplitSearch {
  values: SearchNode[];
  figures: SearchNode[];
}

/**
 * Takes apart what `and` joins. Figures exist only once the events are chosen, so nothing else can join a condition on
 * figures with one on values: `(colour:red or count():>5)` has no answer, and is refused.
 */
export function splitSearch(node: SearchNode): SplitSearch {
  if (node.kind === 'all') {
    const parts = node.of.map(splitSearch);
    return {
      values: parts.flatMap(({ values }) => values),
      figures: parts.flatMap(({ figures }) => figures),
    };
  }
  const figure = termsOf(node).find(isAboutFigure);
  if (figure === undefined) return { values: [node], figures: [] };
  if (termsOf(node).every(isAboutFigure)) return { values: [], figures: [node] };
  throw new QueryError(
    400,
    `query: at column ${figure.column}: a condition on a function can only be joined with conditions on values by and`,
  );
}

export function termsOf(node: SearchNode): SearchTerm[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.flatMap(termsOf);
    case 'not':
      return termsOf(node.of);
    default:
      return [node];
  }
}

function isAboutFigure(term: SearchTerm): boolean {
  return term.kind !== 'text' && term.key.kind === 'aggregate';
}
