/** Header lines that no client of Node's sends: written to the socket as they are. */
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { testingTracer } from '../../../testing/index';
import { serveApp, type ServedApp } from '../../../testing/servers/serve-app';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { tracingHandler } from './express';

const TRACE = '771a43a4192642f0b136d5159a501700';
const HEADER = `${TRACE}-d8c9a8b7e6f5a4b3-1`;

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
let server: ServedApp;
let reached = 0;

beforeAll(async () => {
  const app = express().use(tracingHandler(tracer));
  app.get('/', (_request, response) => {
    reached += 1;
    response.end();
  });
  server = await serveApp(app);
});
afterAll(() => server.stop());
beforeEach(() => {
  reached = 0;
});

/** The status line of the answer to a request with these header lines. */
function statusOf(...lines: string[]): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const text = ['GET / HTTP/1.1', 'Host: x', 'Connection: close', ...lines, '', ''].join('\r\n');
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(Number(port), hostname, () => void socket.write(text, 'latin1'));
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
    // A server that has refused breaks the connection while we still send.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer.split(' ')[1] ?? ''));
  });
}

describe('a sentry-trace header', () => {
  it.each([
    ['with a NUL', `sentry-trace: ${HEADER}\0`, '400'],
    ['with a bare carriage return', `sentry-trace: ${HEADER}\rx`, '400'],
    ['on a line of its own', `sentry-trace:\r\n ${HEADER}`, '400'],
    ['of 100 kB', `sentry-trace: ${HEADER}${'0'.repeat(100_000)}`, '431'],
  ])('%s never reaches the application', async (_what, line, status) => {
    expect(await statusOf(line)).toBe(status);
    expect([reached, transport.takeAll()]).toEqual([0, []]);
  });

  it.each([
    ['of 10 kB', [`sentry-trace: ${HEADER}${'0'.repeat(10_000)}`], false],
    ['of bytes above ASCII', [`sentry-trace: ${HEADER.replace('7', '\u00e4')}`], false],
    ['sent twice, differently', [`sentry-trace: ${HEADER}`, `sentry-trace: ${HEADER.slice(0, -1)}0`], false],
    ['sent twice', [`sentry-trace: ${HEADER}`, `sentry-trace: ${HEADER}`], true],
    ['in capitals', [`SENTRY-TRACE: ${HEADER}`], true],
    ['with tabs and spaces', [`sentry-trace: \t ${HEADER} \t`], true],
  ])('%s reaches it, and is continued only if it is valid', async (_what, lines, continued) => {
    expect(await statusOf(...lines)).toBe('200');
    const { contexts } = await transport.take('GET /');
    expect([reached, contexts.trace.trace_id === TRACE]).toEqual([1, continued]);
  });
});
