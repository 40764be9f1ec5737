import { createHash } from 'node:crypto';
import { QueryError } from './query-error';
import { isAllowedWindow, type TimeWindow, type WindowBounds } from './time-window';

/** Where the next page begins, in the window of the first page, so that pages neither repeat nor skip rows. */
export interface PageCursor {
  offset: number;
  window: TimeWindow;
  /** When the first page was asked for, in seconds: relative times of the search stay where they were. */
  now: number;
}

const MOST_ROWS = 10_000;

/** An opaque text for a cursor; it is only good for the same question, which `question` stands for. */
export function formatCursor({ offset, window, now }: PageCursor, question: string): string {
  const parts = [offset, window.from, window.until ?? '', window.seconds, now, fingerprint(question)];
  return Buffer.from(parts.join('|')).toString('base64url');
}

/**
 * Reads what `formatCursor` wrote for the same question; throws a `QueryError` otherwise. A cursor that somebody has
 * made up asks for nothing that could not have been asked for without one.
 */
export function parseCursor(
  text: string,
  question: string,
  { now: present, bounds }: { now: number; bounds?: WindowBounds | undefined },
): PageCursor {
  const parts = text.length > 200 ? [] : Buffer.from(text, 'base64url').toString('latin1').split('|');
  const [offset, from, until, seconds, now] = parts.map((part) => (part === '' ? undefined : Number(part)));
  const isOurs = parts.length === 6 && parts[5] === fingerprint(question);
  if (!isOurs || !isWhole(offset) || !isTime(from) || !isTime(seconds) || !isTime(now)) throw invalid();
  const window = { from, seconds, ...(until === undefined ? {} : { until }) };
  if (!isAllowedWindow(window, present, bounds)) throw invalid();
  if (offset < 0 || offset > MOST_ROWS)
    throw new QueryError(400, `cursor: only the first ${MOST_ROWS} rows are listed`);
  return { offset, now, window };
}

function invalid(): QueryError {
  return new QueryError(400, 'cursor: invalid_cursor: begin again without one');
}

function isWhole(value: number | undefined): value is number {
  return Number.isInteger(value);
}

function isTime(value: number | undefined): value is number {
  return Number.isFinite(value);
}

/** Short, and different for every other question. */
export function fingerprint(question: string): string {
  return createHash('sha256').update(question).digest('base64url').slice(0, 12);
}
