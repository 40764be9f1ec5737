import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { traceparentHeader, type TransactionEvent } from '../../../core/index';
import { startEchoServer, type EchoServer } from '../../../testing/servers/echo-server';
import { testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentFetch } from './fetch';
import { instrumentHttp } from './http-client';

let echo: EchoServer;
let server: http.Server;
let origin: string;
const received: http.IncomingHttpHeaders[] = [];
const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { traceparent: traceparentHeader });
const removers: (() => void)[] = [];

beforeAll(async () => {
  echo = await startEchoServer();
  server = http.createServer();
  const answer: http.RequestListener = ({ headers }, response) => {
    received.push(headers);
    response.end('{}');
  };
  server.on('request', answer).on('checkContinue', (request, response: http.ServerResponse) => {
    response.writeContinue();
    answer(request, response);
  });
  server.on('upgrade', (_request, socket) => {
    socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
  });
  server.on('connect', (_request, socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tracingOrigins = ['127.0.0.1'];
  removers.push(instrumentHttp(tracer, { tracingOrigins }), instrumentFetch(tracer, { tracingOrigins }));
});
afterEach(() => {
  received.length = 0;
  transport.expectNothingUnclaimed();
});
afterAll(async () => {
  removers.forEach((remove) => remove());
  server.closeAllConnections();
  server.close();
  await echo.stop();
});

async function within(work: () => unknown): Promise<TransactionEvent> {
  await tracer.startSpan({ transaction: 'caller' }, async () => work());
  return transport.take('caller');
}

const closed = (request: http.ClientRequest): Promise<void> =>
  new Promise((resolve) => {
    request.on('error', () => undefined).on('close', resolve);
  });

describe('a request', () => {
  it.each<[string, http.OutgoingHttpHeaders | readonly string[]]>([
    ['a record', { Expect: '100-continue', 'Content-Length': 2 }],
    ['a list', ['Host', '127.0.0.1', 'Expect', '100-continue', 'Content-Length', '2']],
  ])(
    'that asks for permission to send its body carries the trace, its headers given as %s',
    async (_form, headers) => {
      Object.freeze(headers);
      const { spans } = await within(() => {
        const options = { method: 'POST', agent: false, headers: headers as http.OutgoingHttpHeaders };
        const request = http.request(origin, options, (response) => response.resume());
        request.on('continue', () => request.end('{}'));
        return closed(request);
      });
      expect(received).toMatchObject([{ 'sentry-trace': `${spans[0]?.trace_id}-${spans[0]?.span_id}-1` }]);
    },
  );

  it.each([
    ['an upgrade', { headers: { Connection: 'Upgrade', Upgrade: 'x' } }, 'upgrade', '101'],
    ['a tunnel', { method: 'CONNECT', path: 'db.internal:5432' }, 'connect', '200'],
  ])('for %s is finished by its answer', async (_kind, options, event, code) => {
    const { spans } = await within(() => {
      const request = http.request(origin, { agent: false, ...options });
      request.on(event, (_response: unknown, socket: { destroy(): void }) => socket.destroy());
      request.end();
      return closed(request);
    });
    expect(spans).toMatchObject([{ status: 'ok', tags: { 'http.status_code': code } }]);
  });

  it.each<[string, (request: http.ClientRequest) => unknown, string]>([
    ['destroys', (request) => request.destroy(), 'cancelled'],
    ['destroys with an error', (request) => request.destroy(new Error('enough')), 'internal_error'],
    [
      'destroys with an error that cannot be read',
      (request) => request.destroy(unreadable()),
      'internal_error',
    ],
  ])('is finished when its caller %s it, also when nobody waits for that', async (_how, giveUp, status) => {
    const { spans } = await within(async () => {
      const arrived = echo.hanging();
      const request = http.get(`${echo.origin}/hangs`, { agent: false }).on('error', () => undefined);
      await arrived;
      giveUp(request);
    });
    expect(spans).toMatchObject([{ status }]);
  });

  it.each<[string, () => AbortSignal, string]>([
    ['abort', () => AbortSignal.abort(), 'cancelled'],
    ['timeout', () => AbortSignal.timeout(1), 'deadline_exceeded'],
  ])('ends with the signal of an %s', async (_kind, signal, status) => {
    const { spans } = await within(async () => {
      await closed(http.get(`${echo.origin}/hangs`, { agent: false, signal: signal() }));
      await fetch(`${echo.origin}/hangs`, { signal: signal() }).catch(() => undefined);
    });
    // A fetch that is aborted before it begins is no request.
    expect(new Set(spans.map((span) => span.status))).toEqual(new Set([status]));
  });

  it('that goes to another server by way of a proxy is described by that server', async () => {
    const { spans } = await within(() => {
      const request = http.get({
        port: new URL(origin).port,
        host: '127.0.0.1',
        path: 'http://shop.example/a?b=1',
        agent: false,
      });
      request.on('response', (response) => response.resume());
      return closed(request);
    });
    expect(spans).toMatchObject([{ description: 'GET http://shop.example/a' }]);
    expect(received[0]?.['sentry-trace']).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['http', () => closed(http.get(origin, { agent: false }, (response) => void response.resume()))],
    ['fetch', async () => (await fetch(origin)).text()],
  ])(
    'carries every header that a trace has, and is one span with the application: %s',
    async (_client, send) => {
      const { spans } = await within(() =>
        tracer.startSpan({ op: 'http', description: 'GET /items/7' }, async () => {
          await send();
          await send();
        }),
      );
      expect(spans.map((span) => span.description)).toEqual(['GET /items/7', `GET ${origin}/`]);
      expect(spans[0]).not.toHaveProperty('tags');
      expect(received.map((headers) => headers['sentry-trace'])).toEqual(
        spans.map((span) => `${span.trace_id}-${span.span_id}-1`),
      );
      expect(received[0]?.['traceparent']).toBe(`00-${spans[0]?.trace_id}-${spans[0]?.span_id}-01`);
    },
  );

  it.each<[string, () => unknown]>([
    ['a host that is no text', () => http.get({ host: 7 as unknown as string })],
    ['a path with a space', () => http.get({ host: '127.0.0.1', path: '/a b' })],
    ['a header that is none', () => http.get(origin, { headers: { 'no header': '1' } })],
    ['no arguments', () => (http.get as () => unknown)()],
    ['a URL of another protocol', () => http.get('ftp://127.0.0.1')],
  ])('that Node refuses has the error that Node gives it: %s', async (_case, work) => {
    const traced = await tracer.startSpan({ transaction: 'caller' }, async () => errorOf(work));
    transport.takeAll();
    expect(traced).toEqual(errorOf(work));
  });
});

function errorOf(work: () => unknown): unknown {
  try {
    const request = work() as http.ClientRequest;
    request.on('error', () => undefined).destroy();
    return 'none';
  } catch (error) {
    const { name, message, code } = error as Error & { code?: unknown };
    return { name, message, code };
  }
}

function unreadable(): Error {
  return new Proxy(new Error('hostile'), {
    get(error, key) {
      if (key === 'name' || key === 'cause') throw new Error('not for you');
      return Reflect.get(error, key) as unknown;
    },
  });
}
