/** What the grammar in `search-condition.peggy` makes of a search; columns count from 1. */
export type SearchTerm = { column: number } & (
  | { kind: 'has'; negated: boolean; key: SearchKey }
  | { kind: 'filter'; negated: boolean; key: SearchKey; value: SearchValue }
  | { kind: 'text'; text: string }
);

export type SearchKey = { kind: 'name' | 'tag'; key: string } | { kind: 'aggregate'; text: string };

/** `parts` are the texts between the wildcards; a value without wildcards is one part. */
export interface SearchValue {
  text: string;
  parts: string[];
}

/** Throws a `SyntaxError` of the parser when the text is no search. */
export function parse(text: string): SearchTerm[];

export class SyntaxError extends Error {
  readonly location: { start: { column: number } };
}
