import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testingTracer } from '../testing/index';
import { createAsyncLocalActiveSpan } from './async-local-active-span';

const README = readFileSync(path.resolve(__dirname, '../../README.md'), 'utf8');
const [, SAMPLE = ''] =
  /```ts\n(const server = http\.createServer[^`]*(?:`[^`\n]*`[^`]*)*)```/.exec(README) ?? [];

const TRACE = '771a43a4192642f0b136d5159a501700';
const SPAN = 'd8c9a8b7e6f5a4b3';
const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { tracesSampleRate: 0 });

/** What the reader has besides: a way to name routes, and handlers. */
const routeOf = ({ url = '' }: IncomingMessage): string => url.replace(/\d+/, ':id');
function handle(_request: IncomingMessage, response: ServerResponse): void {
  tracer.startSpan({ op: 'function' }, () => void response.writeHead(404).end());
}

let server: Server;
beforeAll(async () => {
  const { code } = transformSync(SAMPLE, { loader: 'ts' });
  server = runInNewContext(`${code}; server`, { http, tracer, routeOf, handle }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

describe('the sample for any other framework, as the guide shows it', () => {
  it('makes a transaction of a request, in the trace of its caller', async () => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'sentry-trace': `${TRACE}-${SPAN}-1` };
    await (await fetch(`http://127.0.0.1:${port}/users/7`, { headers })).text();
    expect(await transport.take('GET /users/:id')).toMatchObject({
      contexts: {
        trace: { trace_id: TRACE, parent_span_id: SPAN, op: 'http.server', status: 'not_found' },
      },
      spans: [{ op: 'function', status: 'ok' }],
    });
  });
});
