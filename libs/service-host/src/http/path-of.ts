import type { IncomingMessage } from 'node:http';

/** The path of a request without its query string, which may hold what must not be logged. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}
