import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listen, type ListeningServer } from '@clew/service-host';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, transactionPayload } from '../testing/wire-fixtures';

const collector = runningCollector();
const SENDERS = 200;
/** The bounds of the collector are 10 s and 30 s; its application is the same behind shorter ones. */
const bounds = { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 20 };
let server: ListeningServer;

beforeAll(async () => {
  server = await listen(collector.app(), {
    port: 0,
    host: '127.0.0.1',
    portVariable: 'CLEW_TEST_PORT',
    bounds,
  });
});
afterAll(() => server.close());

async function openSocket(begin: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(begin);
  return socket;
}

/** Sends a byte now and then, and resolves with what was answered when the other side has closed. */
async function trickle(socket: Socket, byte: string): Promise<string> {
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => undefined);
  const timer = setInterval(() => socket.write(byte), 50);
  await once(socket, 'close');
  clearInterval(timer);
  return answer;
}

const post = (...headers: string[]) =>
  [`POST /api/1/envelope/?sentry_key=${collector.key('web')} HTTP/1.1`, 'Host: x', ...headers].join('\r\n');

async function abortedCount(): Promise<number> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: { dropped: Record<string, number> }[] };
  return projects[0]?.dropped['aborted'] ?? 0;
}

describe('senders that never come to an end', () => {
  it('are answered 408 when their head takes too long, and hold up nobody else', async () => {
    const sockets = await Promise.all(Array.from({ length: SENDERS }, () => openSocket(`${post()}\r\nX: `)));
    const answers = sockets.map((socket) => trickle(socket, 'y'));
    const { id, key } = { id: 1, key: collector.key('web') };
    const response = await fetch(`${server.url}/api/${id}/envelope/?sentry_key=${key}`, {
      method: 'POST',
      body: Buffer.from(envelopeOf(transactionPayload())),
    });
    expect(response.status).toBe(200);
    for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    ['of a known length', 'Content-Length: 1000000', 'y'],
    ['in chunks of one byte', 'Transfer-Encoding: chunked', '1\r\ny\r\n'],
  ])('are answered 408 when their body %s takes too long, and counted', async (_what, header, byte) => {
    const before = await abortedCount();
    const answer = await trickle(await openSocket(`${post(header)}\r\n\r\n`), byte);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(await abortedCount()).toBe(before + 1);
  });
});
