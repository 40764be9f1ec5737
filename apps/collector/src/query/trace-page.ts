import type { EventRecord } from '../store/records/event-record';
import { fingerprint } from './page-cursor';
import { QueryError } from './query-error';
import type { CollectedTrace } from './trace-response';

const PAGE_EVENTS = 1_000;
const MOST_EVENTS = 10_000;

/** A page of a trace: after how many of its events it begins, and how many have to be read for it. */
export interface TracePage {
  offset: number;
  /** What came before is read too: only so an orphan is told from a child of it. */
  limit: number;
  question: string;
}

/** The page at a cursor of `question`'s own, or the first; throws a `QueryError` for any other cursor. */
export function tracePage(cursor: string | null, question: string): TracePage {
  const offset = cursor === null ? 0 : offsetOf(cursor, question);
  return { offset, limit: offset + PAGE_EVENTS, question };
}

/** That page of a trace of which the events up to its end were read. */
export function pageOfTrace(
  trace: CollectedTrace,
  events: readonly EventRecord[],
  { offset, limit, question }: TracePage,
): CollectedTrace {
  const transactionsBefore = events.slice(0, offset).filter(({ type }) => type === 'transaction').length;
  const continues = trace.truncated === true && events.length === limit && limit < MOST_EVENTS;
  return {
    ...trace,
    transactions: trace.transactions.slice(transactionsBefore),
    errors: trace.errors.slice(offset - transactionsBefore),
    ...(continues ? { next_cursor: cursorAt(limit, question) } : {}),
  };
}

function cursorAt(offset: number, question: string): string {
  return Buffer.from(`${offset}|${fingerprint(question)}`).toString('base64url');
}

function offsetOf(cursor: string, question: string): number {
  const offset = Number.parseInt(Buffer.from(cursor.slice(0, 100), 'base64url').toString('latin1'), 10);
  const isOurs = offset > 0 && offset < MOST_EVENTS && cursor === cursorAt(offset, question);
  if (!isOurs) throw new QueryError(400, 'cursor: invalid_cursor: begin again without one');
  return offset;
}
