import { hasOuterOr, requiredPieces, requiredTerms } from '../../../search/query-terms';
import type { Piece } from '../../../search/search-terms';

/** A bucket of the histogram in milliseconds: from `start` to before `end`; where one is `null` there is no such bound. */
export interface DurationBucket {
  start: number | null;
  end: number | null;
}

const DURATION_TERM = /^transaction\.duration:/;
const PLAIN_TERM = /^transaction\.duration:([<>]=?)(\d+(?:\.\d+)?)$/;

/** The query for the transactions of a bucket; conditions on the duration that say no more than it make way for it. */
export function queryForBucket(query: string, bucket: DurationBucket): string {
  const { start, end } = bucket;
  const kept = withoutTerms(query, (term) => saysNoMoreThan(term, bucket));
  const rest = hasOuterOr(kept) ? `(${kept})` : kept;
  return [
    rest,
    ...(start === null ? [] : [`transaction.duration:>=${start}`]),
    ...(end === null ? [] : [`transaction.duration:<${end}`]),
  ]
    .join(' ')
    .trim();
}

/** The query without the conditions on the duration that all of what it finds must fulfil. */
export function withoutDurations(query: string): string {
  return withoutTerms(query, (term) => DURATION_TERM.test(term));
}

/** Whether the query holds such conditions side by side with others. */
export function asksForDurations(query: string): boolean {
  return requiredTerms(query).some((term) => DURATION_TERM.test(term)) && !/[()]/.test(query);
}

function saysNoMoreThan(term: string, { start, end }: DurationBucket): boolean {
  const [, operator = '', text] = PLAIN_TERM.exec(term) ?? [];
  const value = Number(text);
  if (operator.startsWith('>')) return start !== null && (operator === '>=' ? value <= start : value < start);
  return operator.startsWith('<') && end !== null && value >= end;
}

function withoutTerms(query: string, isUnwanted: (term: string) => boolean): string {
  if (!asksForDurations(query)) return query.trim();
  // From the right: what is cut moves nothing that stands before it.
  return requiredPieces(query)
    .filter(({ text }) => isUnwanted(text))
    .reduceRight(cut, query)
    .trim();
}

function cut(query: string, { start, end }: Piece): string {
  const before = query
    .slice(0, start)
    .replace(/(^|\s)and\s+$/i, '$1')
    .trimEnd();
  const after = query.slice(end).trim();
  return before === '' ? after.replace(/^and\s/i, '') : `${before} ${after}`;
}
