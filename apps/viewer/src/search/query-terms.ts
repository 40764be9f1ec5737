import type { Piece, SearchMark, SearchTerm } from './search-terms';
import { searchTerms } from './search-terms';

/** A part of a search condition, as it is written: a term, or what stands in parentheses. */
interface QueryPart extends Piece {
  isNegated: boolean;
  /** Whether it is a condition on a function, such as `p95():>1s`. */
  isOnFigure: boolean;
  /** What stands within the parentheses; absent of a term. */
  inner?: QueryParts;
}

interface QueryParts {
  parts: QueryPart[];
  /** Whether any of them is joined by `or`; all others are joined by `and`. */
  hasOr: boolean;
}

/** The terms that every event found must fulfil: not those within an `or` or a negated group. */
export function requiredTerms(query: string): string[] {
  return requiredPieces(query).map(({ text }) => text);
}

/** The same, each with where it stands, from left to right. */
export function requiredPieces(query: string): Piece[] {
  return requiredOf(parseParts(query));
}

/** Every term of a query, wherever it stands. */
export function allTerms(query: string): string[] {
  return leavesOf(parseParts(query)).map(({ text }) => text);
}

/** Whether something is joined by `or` outside all parentheses. */
export function hasOuterOr(query: string): boolean {
  return parseParts(query).hasOr;
}

/**
 * The query without its conditions on functions, such as `p95():>1s`: what is left can be asked about single events.
 * Nothing but `and` joins such conditions with others, so what an `or` or a negation holds goes or stays as a whole.
 */
export function withoutFigures(query: string): string {
  const parsed = parseParts(query);
  return isAboutFigures(parsed) ? keptOf(parsed) : query;
}

function requiredOf({ parts, hasOr }: QueryParts): Piece[] {
  if (hasOr) return [];
  return parts.flatMap(({ text, start, end, isNegated, inner }) => {
    if (inner === undefined) return [{ text, start, end }];
    return isNegated ? [] : requiredOf(inner);
  });
}

function leavesOf({ parts }: QueryParts): QueryPart[] {
  return parts.flatMap((part) => (part.inner === undefined ? [part] : leavesOf(part.inner)));
}

function isAboutFigures(parts: QueryParts): boolean {
  return leavesOf(parts).some(({ isOnFigure }) => isOnFigure);
}

function keptOf({ parts, hasOr }: QueryParts): string {
  if (hasOr) return '';
  return parts
    .map(({ text, isNegated, isOnFigure, inner }) => {
      if (inner === undefined) return isOnFigure ? '' : text;
      if (!isAboutFigures(inner)) return text;
      const kept = isNegated ? '' : keptOf(inner);
      return kept === '' ? '' : `(${kept})`;
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** The collector takes no more parentheses in each other; an address may hold any number. */
const DEEPEST = 10;

/** Puts terms and parentheses in each other; what is not closed ends where the query ends. */
function parseParts(query: string): QueryParts {
  const items = searchTerms(query);
  if (depthOf(items) > DEEPEST) return { parts: [], hasOr: true };
  let at = 0;
  const parseUntilClosed = (): QueryParts => {
    const found: QueryParts = { parts: [], hasOr: false };
    for (; at < items.length && items[at]?.kind !== ')'; at += 1) {
      const item = items[at] as SearchTerm | SearchMark;
      if (item.kind === 'or') found.hasOr = true;
      else if (item.kind === 'term') found.parts.push(leafOf(item));
      else if (item.kind === '(') {
        at += 1;
        const before = items[at - 2];
        const isNegated = before?.kind === '!';
        const inner = parseUntilClosed();
        const [start, end] = [isNegated ? before.start : item.start, items[at]?.end ?? query.length];
        found.parts.push({ text: query.slice(start, end), start, end, isNegated, isOnFigure: false, inner });
      }
    }
    return found;
  };
  const all = parseUntilClosed();
  // A parenthesis that nothing opened: whatever stands behind it is no longer understood.
  return at < items.length ? { parts: all.parts, hasOr: true } : all;
}

function depthOf(items: readonly (SearchTerm | SearchMark)[]): number {
  let depth = 0;
  let deepest = 0;
  for (const { kind } of items) {
    if (kind === '(') depth += 1;
    else if (kind === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function leafOf({ text, start, end, negated, call, colon }: SearchTerm): QueryPart {
  return { text, start, end, isNegated: negated, isOnFigure: call !== undefined && colon !== undefined };
}
