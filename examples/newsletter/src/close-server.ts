import type { Server } from 'node:http';

/**
 * Takes no new connection, and resolves when every request in flight has its answer. What has none after `deadlineMs`
 * is cut off.
 */
export function closeServer(server: Server, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), deadlineMs);
    // A connection that a client keeps open would be waited for after its last answer, too.
    const closeKept = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(closeKept);
      resolve();
    });
  });
}
