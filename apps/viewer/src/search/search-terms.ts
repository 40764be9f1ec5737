/** A part of a query, as it is written; `end` is where the next character stands. */
export interface Piece {
  text: string;
  start: number;
  end: number;
}

/** A term such as `!transaction:"GET /"`, `has:release`, `p95():>1s` or a word, finished or not. */
export interface SearchTerm extends Piece {
  kind: 'term';
  negated: boolean;
  /** Whether it is `has:key`. */
  has: boolean;
  /** Before the colon, or the word; none in a quoted phrase. */
  key: Piece | undefined;
  /** The parentheses of a function. */
  call: { open: number; close: number | undefined; arguments: Piece[] } | undefined;
  colon: number | undefined;
  /** What stands behind the colon, quotes included: one value, or the members of a list. */
  values: Piece[];
  isList: boolean;
}

/** What stands between terms. */
export interface SearchMark extends Piece {
  kind: 'and' | 'or' | '(' | ')' | '!';
}

/** What a query consists of, from left to right; also of one that is being written. The grammar is the collector's. */
export function searchTerms(query: string): (SearchTerm | SearchMark)[] {
  const found: (SearchTerm | SearchMark)[] = [];
  for (let at = skip(query, 0, SPACE); at < query.length; at = skip(query, at, SPACE)) {
    const item = markAt(query, at) ?? termAt(query, at);
    found.push(item);
    at = item.end;
  }
  return found;
}

const SPACE = /\s/;
const NAME = /[^\s():"]/;
const BARE = /[^\s()]/;
const IN_BRACKETS = /[^\s\]]/;
const MEMBER = /[^,\]]/;
const ARGUMENT = /[^,)]/;

function skip(query: string, from: number, characters: RegExp): number {
  let at = from;
  while (at < query.length && characters.test(query.charAt(at))) at += 1;
  return at;
}

function piece(query: string, start: number, end: number): Piece {
  return { text: query.slice(start, end), start, end };
}

function markAt(query: string, at: number): SearchMark | undefined {
  const character = query.charAt(at);
  if (character === '(' || character === ')') return { kind: character, ...piece(query, at, at + 1) };
  if (character === '!' && query.charAt(at + 1) === '(') return { kind: '!', ...piece(query, at, at + 1) };
  const word = /^(and|or)(?=[\s()]|$)/i.exec(query.slice(at, at + 4))?.[1];
  if (word === undefined) return undefined;
  return { kind: word.toLowerCase() === 'or' ? 'or' : 'and', ...piece(query, at, at + word.length) };
}

function termAt(query: string, start: number): SearchTerm {
  const negated = query.charAt(start) === '!';
  const begin = start + (negated ? 1 : 0);
  const has = query.startsWith('has:', begin);
  const { key, end: keyEnd } = keyAt(query, has ? begin + 4 : begin);
  const call = key !== undefined && query.charAt(keyEnd) === '(' ? callAt(query, keyEnd) : undefined;
  const callEnd = call === undefined ? keyEnd : (call.close ?? query.length - 1) + 1;
  const colon = !has && key !== undefined && query.charAt(callEnd) === ':' ? callEnd : undefined;
  const { values, isList, end } =
    colon === undefined ? { values: [], isList: false, end: callEnd } : valuesAt(query, colon + 1);
  return {
    kind: 'term',
    ...piece(query, start, Math.max(end, start + 1)),
    ...{ negated, has, key, call, colon, values, isList },
  };
}

/** A quoted phrase without a colon behind it is no key. */
function keyAt(query: string, at: number): { key: Piece | undefined; end: number } {
  if (query.charAt(at) === '"') {
    const end = quoteEnd(query, at);
    return { key: query.charAt(end) === ':' ? piece(query, at, end) : undefined, end };
  }
  const brackets = /^(span\.)?tags\[/.exec(query.slice(at, at + 10))?.[0];
  const end =
    brackets === undefined
      ? skip(query, at, NAME)
      : Math.min(query.length, skip(query, at + brackets.length, IN_BRACKETS) + 1);
  return { key: piece(query, at, end), end };
}

function callAt(query: string, open: number): NonNullable<SearchTerm['call']> {
  const { pieces, end } = listed(query, open + 1, ARGUMENT);
  return { open, close: query.charAt(end) === ')' ? end : undefined, arguments: pieces };
}

function valuesAt(query: string, at: number): { values: Piece[]; isList: boolean; end: number } {
  if (query.charAt(at) === '[') {
    const { pieces, end } = listed(query, at + 1, MEMBER);
    return { values: pieces, isList: true, end: Math.min(query.length, end + 1) };
  }
  const end = query.charAt(at) === '"' ? quoteEnd(query, at) : skip(query, at, BARE);
  return { values: [piece(query, at, end)], isList: false, end };
}

/** What stands between commas, up to what ends it. */
function listed(query: string, from: number, characters: RegExp): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  for (let at = from; ; at += 1) {
    const start = skip(query, at, SPACE);
    at =
      query.charAt(start) === '"'
        ? skip(query, quoteEnd(query, start), SPACE)
        : skip(query, start, characters);
    const text = query.slice(start, at).trimEnd();
    pieces.push(piece(query, start, start + text.length));
    if (query.charAt(at) !== ',') return { pieces, end: at };
  }
}

/** Behind the closing quote, or at the end where there is none. */
function quoteEnd(query: string, open: number): number {
  for (let at = open + 1; at < query.length; at += 1) {
    if (query.charAt(at) === '\\') at += 1;
    else if (query.charAt(at) === '"') return at + 1;
  }
  return query.length;
}
