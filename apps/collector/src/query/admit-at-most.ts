import type { Request, RequestHandler, Response } from 'express';
import { QueryError } from './query-error';

/** Answers one request; rejects with a `QueryError` for a question that cannot be answered. */
export type Answering = (request: Request, response: Response) => Promise<void>;

/**
 * Handlers that share a bound: at most so many of their requests are being answered at once, and one more is refused
 * with 429 before any work is done. A client that goes away keeps its place until its answer is there, because the
 * store works on it until then.
 */
export function admitAtMost(most: number): (answering: Answering) => RequestHandler {
  let admitted = 0;
  return (answering) => async (request, response) => {
    if (admitted >= most) {
      response.set('retry-after', '1');
      throw new QueryError(429, 'too many questions at once: ask again in a second');
    }
    admitted += 1;
    try {
      await answering(request, response);
    } finally {
      admitted -= 1;
    }
  };
}
