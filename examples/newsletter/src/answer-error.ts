import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';

/**
 * The last handler. What the caller has done wrong, such as a body that is no JSON, is answered with its own status; all
 * else is logged, and answered with a 500 that says nothing more.
 */
export const answerError: ErrorRequestHandler = (
  error: { expose?: boolean; status?: number },
  _request,
  response,
  next,
) => {
  const status = (error.expose && error.status) || 500;
  if (status >= 500) console.error(error);
  if (response.headersSent) next(error);
  else response.status(status).json({ error: STATUS_CODES[status] });
};
