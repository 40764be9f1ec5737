import type { IncomingMessage, ServerResponse } from 'node:http';

/** A middleware in the form that Express takes, written against Node's own types so that this library needs no package. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** An error middleware in the form that Express takes. */
export type ErrorMiddleware = (
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;
