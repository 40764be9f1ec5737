import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that a neighbour received. */
export interface ReceivedRequest {
  line: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** A stand-in for one of the services that the scheduler calls. */
export interface Neighbour {
  url: string;
  received: ReceivedRequest[];
  /** What it answers to everything. */
  answer: { status: number; body: unknown };
  /** While set, each answer waits for what this returns. */
  hold: (() => Promise<void>) | undefined;
  close(): Promise<void>;
}

/** Starts the stand-in on a free port; it answers 200 with `body`. */
export async function startNeighbour(body: unknown): Promise<Neighbour> {
  const server = createServer((request, response) => {
    void text(request).then(async (content) => {
      const { method, url, headers } = request;
      neighbour.received.push({ line: `${method} ${url}`, headers, body: content && JSON.parse(content) });
      await neighbour.hold?.();
      const { answer } = neighbour;
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const neighbour: Neighbour = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: { status: 200, body },
    hold: undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return neighbour;
}
