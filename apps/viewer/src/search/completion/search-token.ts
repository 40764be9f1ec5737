import type { Piece, SearchTerm } from '../search-terms';
import { searchTerms } from '../search-terms';

/** What is being written at the caret: from `start` to `end` stands what a completion replaces. */
export type SearchToken = {
  /** What of it stands before the caret, without quotes. */
  text: string;
  start: number;
  end: number;
} & (
  | { kind: 'key'; has: boolean; isFirst: boolean }
  | { kind: 'value'; key: string; inList: boolean }
  | { kind: 'argument'; name: string; index: number }
  | { kind: 'nothing' }
);

/** The token at the caret; between terms a key may begin. */
export function tokenAt(query: string, caret: number): SearchToken {
  const items = searchTerms(query);
  const term = items.find(
    (item): item is SearchTerm => item.kind === 'term' && item.start <= caret && caret <= item.end,
  );
  const isFirst = !items.some((item) => item.end <= caret && item.kind !== '(' && item !== term);
  if (term !== undefined) return tokenIn(term, { query, caret, isFirst });
  const word = items.find(({ kind, start, end }) => /^(and|or)$/.test(kind) && start < caret && caret <= end);
  const start = word?.start ?? caret;
  return {
    kind: 'key',
    has: false,
    isFirst,
    text: query.slice(start, caret),
    start,
    end: word?.end ?? caret,
  };
}

interface Place {
  query: string;
  caret: number;
  isFirst: boolean;
}

function tokenIn(term: SearchTerm, { query, caret, isFirst }: Place): SearchToken {
  const { key, call, colon, values } = term;
  if (key === undefined) return { kind: 'nothing', text: '', start: caret, end: caret };
  if (caret < key.start) return { kind: 'key', has: false, isFirst, text: '', start: caret, end: caret };
  if (colon !== undefined && caret > colon) {
    const place = values.find(({ start, end }) => start <= caret && caret <= end);
    const isBehind = place === undefined && query.charAt(caret - 1) === ']';
    if (isBehind) return { kind: 'nothing', text: '', start: caret, end: caret };
    const name = unquoted(query.slice(key.start, colon));
    return { kind: 'value', key: name, inList: term.isList, ...written(query, place, caret) };
  }
  if (call !== undefined && caret > call.open) {
    if (call.close !== undefined && caret > call.close) {
      return { kind: 'nothing', text: '', start: caret, end: caret };
    }
    const index = call.arguments.findIndex(({ end }) => caret <= end);
    const place = call.arguments[index];
    const isOn = place !== undefined && place.start <= caret;
    return {
      kind: 'argument',
      name: key.text,
      index: index === -1 ? call.arguments.length - 1 : index,
      ...written(query, isOn ? place : undefined, caret),
    };
  }
  const end = (colon ?? (call === undefined ? key.end : (call.close ?? key.end - 1)) + (call ? 0 : -1)) + 1;
  return { kind: 'key', has: term.has, isFirst, ...written(query, key, caret), end };
}

function written(query: string, place: Piece | undefined, caret: number) {
  if (place === undefined) return { text: '', start: caret, end: caret };
  const text = unquoted(query.slice(place.start, Math.max(place.start, caret)));
  return { text, start: place.start, end: place.end };
}

/** A text without the quotes around it and the backslashes in it. */
function unquoted(text: string): string {
  const inner = text.startsWith('"') ? text.slice(1).replace(/([^\\]|^)"$/, '$1') : text;
  return inner.replace(/\\(["*\\])/g, '$1');
}
