import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseEnvelope, type TransactionEvent } from '../core/index';

/** One envelope as it came over the wire. */
export interface ReceivedEnvelope {
  path: string;
  headers: http.IncomingHttpHeaders;
  envelope: Readonly<Record<string, unknown>>;
  event: TransactionEvent;
}

export interface FakeCollector {
  dsn: string;
  received: readonly ReceivedEnvelope[];
  /** The code of the answers from now on; `hangs` accepts requests and never answers. */
  answerWith(answer: number | 'hangs'): void;
  stop(): Promise<void>;
}

/** A real server that takes envelopes as a collector would, for specs of what really goes over the wire. */
export async function startFakeCollector(): Promise<FakeCollector> {
  const received: ReceivedEnvelope[] = [];
  let answer: number | 'hangs' = 200;
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (answer === 'hangs') return;
      const { headers, items } = parseEnvelope(Buffer.concat(parts));
      const event = JSON.parse(new TextDecoder().decode(items[0]?.payload)) as TransactionEvent;
      received.push({ path: request.url ?? '', headers: request.headers, envelope: headers, event });
      response.writeHead(answer).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    dsn: `http://0123456789abcdef0123456789abcdef@127.0.0.1:${port}/1`,
    received,
    answerWith: (next) => (answer = next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
