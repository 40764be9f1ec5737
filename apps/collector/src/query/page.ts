import { formatCursor, parseCursor, type PageCursor } from './page-cursor';
import { QueryError } from './query-error';
import { timeWindow, type WindowBounds } from './time-window';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

/** The page that is asked for: where it begins, how many rows it has, and the cursor of the one after it. */
export interface Page extends PageCursor {
  limit: number;
  next: string;
}

/** Reads `cursor`, `per_page` and the window; throws a `QueryError` that names the parameter. */
export function pageOf(
  parameters: URLSearchParams,
  { asker, now }: { asker: string; now: number },
  bounds?: WindowBounds,
): Page {
  const question = `${asker}?${questionOf(parameters)}`;
  const cursor = parameters.get('cursor');
  const page =
    cursor === null
      ? { offset: 0, now, window: timeWindow(parameters, now, bounds) }
      : parseCursor(cursor, question, { now, bounds });
  const limit = pageSize(parameters.get('per_page'));
  return { ...page, limit, next: formatCursor({ ...page, offset: page.offset + limit }, question) };
}

/** Everything that a cursor must not be carried over from. */
function questionOf(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => name !== 'cursor');
  return new URLSearchParams(kept).toString();
}

function pageSize(text: string | null): number {
  if (text === null) return DEFAULT_PAGE;
  const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > LARGEST_PAGE)
    throw new QueryError(400, `per_page: expected a number from 1 to ${LARGEST_PAGE}`);
  return size;
}
