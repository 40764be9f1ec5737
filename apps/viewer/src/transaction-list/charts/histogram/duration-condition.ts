import { hasOuterOr, requiredTerms } from '../../../search/query-terms';

/** A bucket of the histogram in milliseconds: from `start` to before `end`, the last one to `end` itself. */
export interface DurationBucket {
  start: number;
  end: number;
  isLast: boolean;
}

const DURATION_TERM = /^transaction\.duration:/;
/** As many decimals as the collector reads. */
const DECIMALS = 9;

/** The query for the transactions of a bucket; conditions on the duration that hold already make way for it. */
export function queryForBucket(query: string, bucket: DurationBucket): string {
  const { start, end, isLast } = bucket;
  const from = `transaction.duration:>=${decimal(start, Math.floor)}`;
  const to = `transaction.duration:${isLast ? '<=' : '<'}${decimal(end, isLast ? Math.ceil : Math.floor)}`;
  const kept = withoutDurations(query);
  const rest = hasOuterOr(kept) ? `(${kept})` : kept;
  return `${rest} ${from} ${to}`.trim();
}

/** The query without the conditions on the duration that all of what it finds must fulfil. */
export function withoutDurations(query: string): string {
  if (!asksForDurations(query)) return query.trim();
  return requiredTerms(query)
    .filter((term) => DURATION_TERM.test(term))
    .reduce((left, term) => cut(left, term), query)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the query holds such conditions side by side with others. */
export function asksForDurations(query: string): boolean {
  return requiredTerms(query).some((term) => DURATION_TERM.test(term)) && !/[()]/.test(query);
}

function cut(query: string, term: string): string {
  const at = query.indexOf(term);
  const before = query.slice(0, at).replace(/(^|\s)and\s+$/i, '$1');
  const after = query.slice(at + term.length);
  return before.trim() === '' ? before + after.replace(/^\s+and(?=\s)/i, '') : before + after;
}

/** Without an exponent, which the search language does not know. */
function decimal(milliseconds: number, round: (value: number) => number): string {
  const [whole = '0', fraction = ''] = milliseconds.toFixed(DECIMALS + 3).split('.');
  const rounded = round(Number(`0.${fraction}`) * 10 ** DECIMALS);
  const carried = rounded >= 10 ** DECIMALS ? String(Number(whole) + 1) : whole;
  const digits = String(rounded % 10 ** DECIMALS)
    .padStart(DECIMALS, '0')
    .replace(/0+$/, '');
  return digits === '' ? carried : `${carried}.${digits}`;
}
