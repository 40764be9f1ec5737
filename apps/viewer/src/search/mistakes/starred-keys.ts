import { searchTerms } from '../search-terms';

/** The keys that a query compares with a star alone, which any value matches, also none. */
export function starredKeys(query: string): string[] {
  const starred = searchTerms(query).flatMap((term) => {
    if (term.kind !== 'term' || term.key === undefined || term.call !== undefined || term.isList) return [];
    return term.values.some(({ text }) => /^("\*+"|\*+)$/.test(text)) ? [term.key.text] : [];
  });
  return [...new Set(starred)];
}
