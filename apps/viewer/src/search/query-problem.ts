import { transactionQuery } from './search-condition';

/** What the collector says is wrong with a query, and where in the reader's own text: from `start` to before `end`. */
export interface QueryProblem {
  message: string;
  /** Absent where the collector names no place. */
  place: { start: number; end: number } | undefined;
}

const COMPLAINT = /^query: (?:at column (\d{1,5}): )?(.+)$/s;

/**
 * Reads a complaint such as `query: at column 7: expected a duration`; `undefined` where it is about something else. Columns
 * count from 1 in the text that was sent: the reader's, which `sent` makes into a question.
 */
export function queryProblem(
  complaint: string,
  query: string,
  sent: (query: string) => string = transactionQuery,
): QueryProblem | undefined {
  const [, column, message] = COMPLAINT.exec(complaint) ?? [];
  if (message === undefined) return undefined;
  const text = sentenceOf(message);
  if (column === undefined) return { message: text, place: undefined };
  const trimmed = query.trim();
  const before = query.length - query.trimStart().length;
  const shift = Math.max(0, sent(query).indexOf(trimmed));
  const last = before + trimmed.length;
  const start = Math.min(Math.max(Number(column) - 1 - shift + before, 0), last);
  const word = /^[^\s()]+/.exec(query.slice(start))?.[0].length ?? 1;
  return { message: text, place: { start, end: start + word } };
}

/** A complaint of the collector as a sentence begins. */
export function sentenceOf(complaint: string): string {
  return `${complaint.charAt(0).toUpperCase()}${complaint.slice(1)}`;
}
