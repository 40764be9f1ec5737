/** A part of a search condition, as it is written: a term, or what stands in parentheses. */
interface QueryPart {
  text: string;
  isNegated: boolean;
  /** What stands within the parentheses; absent of a term. */
  inner?: QueryParts;
}

interface QueryParts {
  parts: QueryPart[];
  /** Whether any of them is joined by `or`; all others are joined by `and`. */
  hasOr: boolean;
}

const QUOTED = String.raw`"(?:[^"\\]|\\["*\\]|\\(?!["*\\]))*"`;
const LIST = String.raw`\[(?:${QUOTED}|[^\]"])*\]`;
const CALL = String.raw`(?!(?:and|or)\()[\w.-]+\((?:${QUOTED}|[^()"])*\)`;
const TERM = new RegExp(String.raw`!?(?:${CALL})?(?:${QUOTED}|${LIST}|[^\s()"])*`, 'iy');
const CONDITION_ON_FIGURE = /^!?[\w.-]+\(.*\):/s;

/** The terms that every event found must fulfil: not those within an `or` or a negated group. */
export function requiredTerms(query: string): string[] {
  return requiredOf(parseParts(query));
}

/** Every term of a query, wherever it stands. */
export function allTerms(query: string): string[] {
  return termsOf(parseParts(query));
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
  return termsOf(parsed).some(isOnFigure) ? keptOf(parsed) : query;
}

function requiredOf({ parts, hasOr }: QueryParts): string[] {
  if (hasOr) return [];
  return parts.flatMap(({ text, isNegated, inner }) => {
    if (inner === undefined) return [text];
    return isNegated ? [] : requiredOf(inner);
  });
}

function termsOf({ parts }: QueryParts): string[] {
  return parts.flatMap(({ text, inner }) => (inner === undefined ? [text] : termsOf(inner)));
}

function isOnFigure(term: string): boolean {
  return CONDITION_ON_FIGURE.test(term);
}

function keptOf({ parts, hasOr }: QueryParts): string {
  if (hasOr) return '';
  return parts
    .map(({ text, isNegated, inner }) => {
      if (inner === undefined) return isOnFigure(text) ? '' : text;
      if (!termsOf(inner).some(isOnFigure)) return text;
      const kept = isNegated ? '' : keptOf(inner);
      return kept === '' ? '' : `(${kept})`;
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** Reads a query leniently: what is not closed ends where the query ends. */
function parseParts(query: string): QueryParts {
  let position = 0;
  const parseUntilClosed = (): QueryParts => {
    const found: QueryParts = { parts: [], hasOr: false };
    while (position < query.length) {
      const start = position;
      const [opening] = /^!?\(/.exec(query.slice(position, position + 2)) ?? [];
      if (query[position] === ')') break;
      if (opening !== undefined) {
        position += opening.length;
        const inner = parseUntilClosed();
        position += 1;
        found.parts.push({ text: query.slice(start, position), isNegated: opening.length > 1, inner });
      } else if (/\s/.test(query[position] ?? '')) position += 1;
      else {
        const text = termAt(query, position);
        position += text.length;
        if (/^or$/i.test(text)) found.hasOr = true;
        else if (!/^and$/i.test(text)) found.parts.push({ text, isNegated: text.startsWith('!') });
      }
    }
    return found;
  };
  const all = parseUntilClosed();
  // A parenthesis that nothing opened: whatever stands behind it is no longer understood.
  return position < query.length ? { parts: all.parts, hasOr: true } : all;
}

function termAt(query: string, position: number): string {
  TERM.lastIndex = position;
  const text = TERM.exec(query)?.[0] ?? '';
  // An open quote: the rest is one term.
  return text === '' || query[position + text.length] === '"' ? query.slice(position) : text;
}
