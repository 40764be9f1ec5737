import { QueryError } from '../query-error';
import type { SearchNode, SearchTerm } from './search-condition.peggy';

/** A search in two: what filters events by their values, and what filters groups by their figures. */
export interface SplitSearch {
  values: SearchNode[];
  figures: SearchNode[];
}

/**
 * Sorts what `and` joins. Figures exist only once the events are chosen, so nothing else can join a condition on figures
 * with one on values: `(colour:red or count():>5)` has no answer, and is refused.
 */
export function splitSearch(conjuncts: readonly SearchNode[]): SplitSearch {
  const split: SplitSearch = { values: [], figures: [] };
  for (const conjunct of conjuncts) {
    const terms = termsOf(conjunct);
    const figure = terms.find(isAboutFigure);
    if (figure !== undefined && !terms.every(isAboutFigure)) throw mixed(figure);
    (figure === undefined ? split.values : split.figures).push(conjunct);
  }
  return split;
}

function mixed(figure: SearchTerm): QueryError {
  return new QueryError(
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
