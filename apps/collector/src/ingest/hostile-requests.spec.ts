import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, transactionPayload } from '../testing/wire-fixtures';
import { INGEST_LIMITS } from './limits';

const collector = runningCollector();

/** A connection on which bytes are written by hand. */
async function openSocket(): Promise<Socket> {
  const { hostname, port } = new URL(collector.url());
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

const head = (project: string, ...headers: string[]) =>
  [
    `POST /api/1/envelope/?sentry_key=${collector.key(project)} HTTP/1.1`,
    'Host: localhost',
    ...headers,
    '\r\n',
  ].join('\r\n');

/** Everything that is answered until the other side closes. */
async function answerOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}

async function dropped(): Promise<Record<string, number>> {
  const { body } = await collector.get('/api/0/stats/');
  return (body as { projects: { dropped: Record<string, number> }[] }).projects[0]?.dropped ?? {};
}

describe('a body that is too large', () => {
  it('is refused before it comes, when its length is announced', async () => {
    const socket = await openSocket();
    socket.write(head('web', 'Content-Length: 1000000000'));
    expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 413 (?=.*connection: close)/is);
  });

  it('is refused before it comes, when the sender waits to be asked', async () => {
    const socket = await openSocket();
    socket.write(head('web', 'Content-Length: 1000000000', 'Expect: 100-continue'));
    expect(await answerOf(socket)).toContain('413');
  });

  it('is refused as soon as it is, when it comes in chunks', async () => {
    const socket = await openSocket();
    socket.write(head('web', 'Transfer-Encoding: chunked'));
    const chunk = Buffer.alloc(INGEST_LIMITS.wireBytes + 1, 'x');
    // The body goes on behind it: nothing ends it.
    socket.write(
      Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    );
    expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 413/);
  });
});

describe('a body that comes in part', () => {
  it('is accepted when its chunks are complete, however they are cut', async () => {
    const socket = await openSocket();
    const payload = transactionPayload();
    const body = Buffer.from(envelopeOf(payload));
    socket.write(head('web', 'Transfer-Encoding: chunked', 'Connection: close'));
    for (let start = 0; start < body.length; start += 7) {
      const part = body.subarray(start, start + 7);
      socket.write(
        Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
      );
    }
    socket.write('0\r\n\r\n');
    expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 200 .*"id":"/is);
    expect((await collector.get(`/api/0/events/web:${String(payload['event_id'])}/`)).status).toBe(200);
  });

  it('is not stored, and counted, when the sender goes away', async () => {
    const payload = transactionPayload();
    const body = Buffer.from(envelopeOf(payload));
    const before = (await dropped())['aborted'] ?? 0;
    const socket = await openSocket();
    // All of it but the line feed that the length promises.
    socket.write(head('web', `Content-Length: ${body.length + 1}`));
    await new Promise((resolve) => socket.write(body, resolve));
    socket.destroy();
    let counted = before;
    while (counted === before) counted = (await dropped())['aborted'] ?? 0;
    expect(counted).toBe(before + 1);
    expect((await collector.get(`/api/0/events/web:${String(payload['event_id'])}/`)).status).toBe(404);
  });
});

describe('a path that is written by hand', () => {
  it.each([
    '/api/../../etc/passwd/envelope/',
    '/api/1/../2/envelope/',
    '/api/%2e%2e/envelope/',
    '/api/1%00/envelope/',
    '/api/envelope/',
    'http://evil.example/api/9/envelope/',
  ])('reaches no project: %s', async (path) => {
    const socket = await openSocket();
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 4\d\d/);
  });
});
