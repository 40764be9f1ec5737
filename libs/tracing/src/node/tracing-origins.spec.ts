/** Whom the requests of a process tell about its traces, where the list looks at more than hosts. */
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fetch as fetchBy, ProxyAgent } from 'undici';
import { testingTracer } from '../testing/index';
import { startEchoServer, type EchoServer } from '../testing/servers/echo-server';
import { traceparentHeader, type TracingOrigin } from '../core/index';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { instrumentFetch } from './instrumentation/http/fetch';
import { instrumentHttp } from './instrumentation/http/http-client';

type Headers = Record<string, string | undefined>;

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { traceparent: traceparentHeader });
const removers: (() => void)[] = [];
let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterEach(() => {
  for (const remove of removers.splice(0)) remove();
  transport.takeAll();
});
afterAll(() => server.stop());

function tell(...tracingOrigins: TracingOrigin[]): void {
  removers.push(instrumentHttp(tracer, { tracingOrigins }), instrumentFetch(tracer, { tracingOrigins }));
}

const byFetch = async (url: string, headers: Record<string, string> = {}) =>
  (await (await fetch(url, { headers })).json()) as Headers;

function byHttp(url: string, headers: Record<string, string> = {}): Promise<Headers> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent: false, headers }, (response) => {
        let body = '';
        response.on('data', (part) => (body += String(part)));
        response.on('end', () => resolve(JSON.parse(body) as Headers));
      })
      .on('error', reject);
  });
}

const within = <T>(work: () => Promise<T>): Promise<T> => tracer.startSpan({ transaction: 'caller' }, work);

describe.each([
  ['http', byHttp],
  ['fetch', byFetch],
])('requests by %s', (_client, send) => {
  it.each<[string, () => TracingOrigin]>([
    ['an origin with a path', () => `${server.origin}/v2`],
    ['a pattern', () => /\/v2\//],
  ])(
    'tell those paths of a server that %s allows, and no others of it, in any order',
    async (_entry, origin) => {
      tell(origin());
      const told: [path: string, isTold: boolean][] = [];
      for (const path of ['/v1/', '/v2/', '/v1/?x=/v2/', '/v2/products', '/v1/']) {
        const headers = await within(() => send(server.origin + path));
        told.push([path, headers['sentry-trace'] !== undefined]);
      }
      expect(told).toEqual([
        ['/v1/', false],
        ['/v2/', true],
        ['/v1/?x=/v2/', false],
        ['/v2/products', true],
        ['/v1/', false],
      ]);
    },
  );

  it('leave a traceparent of the application’s own as it is, beside ours for everything else', async () => {
    tell('127.0.0.1');
    const headers = await within(() => send(server.origin, { traceparent: 'mine' }));
    expect(headers['traceparent']).toBe('mine');
    expect(headers['sentry-trace']).toMatch(/^[0-9a-f]{32}-[0-9a-f]{16}-1$/);
  });
});

describe('a request that goes through a proxy', () => {
  it('is one span, and the proxy is told nothing when its tunnel is opened', async () => {
    const opened: http.IncomingHttpHeaders[] = [];
    const proxy = http.createServer().on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
      opened.push(request.headers);
      const { hostname, port } = new URL(`http://${request.url}`);
      const target = net.connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const uri = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const dispatcher = new ProxyAgent({ uri, proxyTunnel: true });
    tell('127.0.0.1');
    const headers = await within(
      async () => (await (await fetchBy(`${server.origin}/a`, { dispatcher })).json()) as Headers,
    );
    const { spans } = await transport.take('caller');
    await dispatcher.destroy();
    proxy.closeAllConnections();
    proxy.close();
    expect(spans.map(({ description }) => description)).toEqual([`GET ${server.origin}/a`]);
    expect(headers['sentry-trace']).toContain(spans[0]?.span_id);
    expect(opened.map((received) => received['sentry-trace'])).toEqual([undefined]);
  });
});
