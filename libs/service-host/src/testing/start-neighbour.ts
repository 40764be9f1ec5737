import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as a neighbour received it: `line` is `GET /rates/latest?base=EUR`, `body` is parsed JSON. */
export interface ReceivedRequest {
  line: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** What a neighbour answers: a status, and a body as JSON. A promise that stays open leaves the request unanswered. */
export type AnswerOfNeighbour = (
  request: ReceivedRequest,
) => { status: number; body?: unknown } | Promise<{ status: number; body?: unknown }>;

/** A stand-in for a service that the one under test calls. */
export interface Neighbour {
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** How it answers from now on. */
  answer: AnswerOfNeighbour;
  close(): Promise<void>;
}

/**
 * Starts a stand-in on a free loopback port, which records what it receives.
 * @example const feed = await startNeighbour(() => ({ status: 200, body: { base: 'EUR', rates: {} } }))
 */
export async function startNeighbour(answer: AnswerOfNeighbour): Promise<Neighbour> {
  const server = createServer((incoming, response) => {
    async function respond(): Promise<void> {
      const request = await receive(incoming);
      neighbour.received.push(request);
      const { status, body } = await neighbour.answer(request);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    }
    // An answer that fails is a connection that breaks off: the test sees it.
    respond().catch((error: Error) => response.destroy(error));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const neighbour: Neighbour = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return neighbour;
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const content = await text(incoming);
  const body: unknown = content === '' ? undefined : JSON.parse(content);
  return { line: `${incoming.method} ${incoming.url}`, headers: incoming.headers, body };
}
