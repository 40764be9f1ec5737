import { QueryTimeoutError, StoreBusyError } from '../event-store';
import { StoreUnreachableError } from '../store-unreachable-error';
import { StoreUnwritableError } from '../store-unwritable-error';

/** What the server says of a row, and would say again: it cannot be read. */
const UNREADABLE_ROWS: ReadonlySet<string> = new Set(
  // CANNOT_PARSE_*, UNKNOWN_TYPE_OF_…, INCORRECT_DATA, SIZES_OF_ARRAYS_DOESNT_MATCH, TOO_LARGE_STRING_SIZE, …
  ['6', '20', '25', '26', '27', '33', '38', '41', '53', '69', '72', '117', '130', '131', '190', '321', '376'],
);
/** TIMEOUT_EXCEEDED, QUERY_WAS_CANCELLED. */
const TOO_LONG: ReadonlySet<string> = new Set(['159', '394']);
/** TOO_MANY_SIMULTANEOUS_QUERIES, MEMORY_LIMIT_EXCEEDED, QUOTA_EXCEEDED. */
const TOO_MUCH: ReadonlySet<string> = new Set(['202', '241', '201']);
/** NETWORK_ERROR, SOCKET_TIMEOUT, ALL_CONNECTION_TRIES_FAILED, authentication, ZooKeeper's errors. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  '209',
  '210',
  '279',
  '192',
  '193',
  '194',
  '516',
  '225',
  '999',
]);

/** Whether the server did not answer at all: another one may. */
export function isWithoutAnswer(error: unknown): boolean {
  return codeOf(error) === undefined && !(error instanceof RangeError);
}

/** The number of an error that the server answered with. */
function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^\d+$/.test(code) ? code : undefined;
}

/** Whether it was given up here, because it took too long. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof Error && /abort/i.test(error.message);
}

/** Why a question was not answered, as the ports say it. */
export function questionError(error: unknown): unknown {
  const code = codeOf(error);
  if (code !== undefined) {
    if (TOO_LONG.has(code)) return new QueryTimeoutError('the query took too long');
    if (TOO_MUCH.has(code)) return new StoreBusyError(firstLine(error));
    return UNREACHABLE.has(code) ? new StoreUnreachableError(firstLine(error)) : error;
  }
  if (isGivenUp(error)) return new QueryTimeoutError('the query took too long');
  return isWithoutAnswer(error) ? new StoreUnreachableError(firstLine(error)) : error;
}

/** Why nothing was stored: as it is when it is for a row, else a `StoreUnwritableError`, since another time may do. */
export function writeError(error: unknown): unknown {
  if (error instanceof StoreUnwritableError || error instanceof RangeError) return error;
  if (UNREADABLE_ROWS.has(codeOf(error) ?? '')) return error;
  return new StoreUnwritableError(firstLine(error));
}

/** An error in one line, as an operator reads it in the log. */
export function firstLine(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return firstLine(error.errors[0]);
  const message = error instanceof Error ? error.message : String(error);
  return `ClickHouse: ${(message.split('\n')[0] ?? '').slice(0, 300)}`;
}
