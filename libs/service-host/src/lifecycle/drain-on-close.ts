import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Leaves a service time to deliver its traces within the ten seconds that it has for stopping. */
const DRAIN_DEADLINE_MS = 6_000;

/**
 * Watches a server's connections and returns its `close`: no new connection is taken, open requests get their answer,
 * and connections without one are closed at once. Node's own `close` waits for a connection that has not sent anything
 * yet (browsers open such in advance) until its headers time out. A request that is still open after `deadlineMs`, such
 * as one whose body never ends, is cut off.
 */
export function drainOnClose(server: Server, deadlineMs = DRAIN_DEADLINE_MS): () => Promise<void> {
  const openResponses = new Map<Socket, Set<ServerResponse>>();
  let closed: Promise<void> | undefined;

  server.on('connection', (socket) => {
    openResponses.set(socket, new Set());
    socket.once('close', () => openResponses.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    openResponses.get(socket)?.add(response);
    response.once('close', () => {
      openResponses.get(socket)?.delete(response);
      if (closed) closeWhenIdle(socket);
    });
  });

  function closeWhenIdle(socket: Socket): void {
    const responses = openResponses.get(socket);
    if (responses?.size === 0) socket.destroySoon();
    for (const response of responses ?? []) {
      if (!response.headersSent) response.setHeader('connection', 'close');
    }
  }

  return function close() {
    closed ??= new Promise((resolve, reject) => {
      const cutOff = setTimeout(() => server.closeAllConnections(), deadlineMs);
      server.close((error) => {
        clearTimeout(cutOff);
        if (error) reject(error);
        else resolve();
      });
      for (const socket of openResponses.keys()) closeWhenIdle(socket);
    });
    return closed;
  };
}
