/** What the grammar in `search-condition.peggy` makes of a search; columns count from 1. */
export type SearchNode =
  { kind: 'all' | 'any'; of: SearchNode[] } | { kind: 'not'; of: SearchNode } | SearchTerm;

export type SearchTerm = { column: number; negated: boolean } & (
  | { kind: 'has'; key: SearchKey }
  | { kind: 'filter'; key: SearchKey; value: SearchValue }
  | { kind: 'list'; key: SearchKey; values: SearchValue[] }
  | { kind: 'text'; text: string }
);

/** What names a column: a field's or tag's name, `tags[key]`, `span.tags[key]`, or a function with its arguments. */
export type SearchKey =
  | { kind: 'name' | 'tag' | 'span_tag'; key: string }
  | { kind: 'aggregate'; name: string; arguments: string[] };

/** `parts` are the texts between the wildcards; a value without wildcards is one part. */
export interface SearchValue {
  column: number;
  text: string;
  parts: string[];
}

/** Null for a search without terms. Throws a `SyntaxError` of the parser when the text is no search. */
export function parse(text: string, options: { startRule: 'search'; deepest: number }): SearchNode | null;
/** The column that a field's text names. */
export function parse(text: string, options: { startRule: 'field' }): SearchKey;

export class SyntaxError extends Error {
  readonly location: { start: { column: number } };
  /** What the parser could have read there; null for an error that says all itself. */
  readonly expected: ({ type: string } & ({ description: string } | { text: string } | object))[] | null;
  /** The character that stands there; null at the end. */
  readonly found: string | null;
}
