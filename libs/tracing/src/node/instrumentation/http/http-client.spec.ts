import http from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TransactionEvent } from '../../../core/index';
import { describeExitPointContract, testingTracer, type ExitPointHarness } from '../../../testing/index';
import { startEchoServer, type EchoServer } from '../../../testing/servers/echo-server';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentHttp } from './http-client';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

/** What a caller does with `http`: reads the whole answer. */
function get(url: string, options: http.RequestOptions = {}): Promise<http.IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, ...options }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => resolve(JSON.parse(body) as http.IncomingHttpHeaders));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

describeExitPointContract('http', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): ExitPointHarness => {
    const tracingOrigins = [server.origin];
    const removers = Array.from({ length: times }, () => instrumentHttp(tracer, { tracingOrigins }));
    return {
      ...{ op: 'http.client', description: /^GET http:\/\/127\.0\.0\.1:\d+\/products$/ },
      async send() {
        const options = Object.freeze({ headers: Object.freeze({ 'x-own': '1' }) });
        const {
          'sentry-trace': sentryTrace,
          baggage,
          ...rest
        } = await get(`${server.origin}/products?secret=1`, options);
        return { sentryTrace: one(sentryTrace), baggage: one(baggage), rest };
      },
      fail: () => get(`${server.origin}/reset`).catch((error: unknown) => error),
      async hang() {
        const arrived = server.hanging();
        http.get(`${server.origin}/hangs`, { agent: false }).on('error', () => undefined);
        await arrived;
      },
      stop: () => removers.forEach((remove) => remove()),
    };
  },
});

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

describe('the span of an http request', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  let remove: () => void;
  beforeAll(() => {
    remove = instrumentHttp(tracer, { tracingOrigins: [server.origin] });
  });
  afterEach(() => transport.expectNothingUnclaimed());
  afterAll(() => remove());

  async function within<T>(work: () => Promise<T>): Promise<{ value: T; event: TransactionEvent }> {
    const value = await tracer.startSpan({ transaction: 'caller' }, work);
    return { value, event: await transport.take('caller') };
  }

  it('holds the method, the status and the address without its query', async () => {
    const { event } = await within(() => get(`${server.origin}/status/404?token=secret`));
    expect(event.spans).toMatchObject([
      {
        status: 'not_found',
        tags: { 'http.status_code': '404' },
        data: { url: `${server.origin}/status/404`, method: 'GET', status_code: 404 },
      },
    ]);
    expect(JSON.stringify(event)).not.toContain('secret');
  });

  it('names the method as it is sent, however the caller writes it', async () => {
    const { event } = await within(() => get(`${server.origin}/products`, { method: 'delete' }));
    expect(event.spans).toMatchObject([
      { description: `DELETE ${server.origin}/products`, data: { method: 'DELETE' } },
    ]);
  });

  it.each([
    ['a record', { 'x-own': '1' }],
    ['a list', ['x-own', '1', 'host', 'localhost']],
    [
      'a list of pairs',
      [
        ['x-own', '1'],
        ['host', 'localhost'],
      ],
    ],
  ])('is named by the header when the caller gives its headers as %s', async (_form, headers) => {
    const before = JSON.stringify(headers);
    const options = { headers } as unknown as http.RequestOptions;
    const { value, event } = await within(() => get(`${server.origin}/`, options));
    expect(value['x-own']).toBe('1');
    expect(value['sentry-trace']).toContain(event.spans[0]?.span_id);
    expect(JSON.stringify(headers)).toBe(before);
  });

  it('leaves a header of the application alone, and adds to its baggage', async () => {
    const own = { 'sentry-trace': 'mine' };
    expect((await within(() => get(server.origin, { headers: own }))).value['sentry-trace']).toBe('mine');
    const baggage = { baggage: 'vendor=1,sentry-old=2' };
    const merged = (await within(() => get(server.origin, { headers: baggage }))).value['baggage'];
    expect(merged).toMatch(/^vendor=1,sentry-trace_id=/);
    expect(merged).not.toContain('sentry-old');
  });

  it('sends no header to an address that is not a tracing origin', async () => {
    const foreign = server.origin.replace('127.0.0.1', 'localhost');
    const { value, event } = await within(() => get(`${foreign}/?x=${server.origin}`));
    expect(value['sentry-trace']).toBeUndefined();
    expect(event.spans).toHaveLength(1);
  });

  it('ends when the headers arrive if nobody reads the body', async () => {
    const { event } = await within(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = http.get(`${server.origin}/`, { agent: false }, () => resolve());
          request.on('error', reject);
        }),
    );
    expect(event.spans).toMatchObject([{ status: 'ok' }]);
  });

  it('lets Node discard the body of an answer that nobody listens to', async () => {
    await tracer.startSpan(
      { transaction: 'caller' },
      () => new Promise((resolve) => http.get(`${server.origin}/`, { agent: false }).on('close', resolve)),
    );
    expect((await transport.take('caller')).spans).toMatchObject([{ status: 'ok' }]);
  });

  it('is cancelled when the caller destroys the request', async () => {
    const { event } = await within(
      () =>
        new Promise<void>((resolve) => {
          const request = http.get(`${server.origin}/hangs`, { agent: false });
          request.on('close', resolve).on('error', () => undefined);
          request.on('socket', () => request.destroy());
        }),
    );
    expect(event.spans).toMatchObject([{ status: 'cancelled' }]);
  });

  it('takes nothing away from the errors of the caller', async () => {
    await within(() => Promise.resolve(expect(() => http.request('nonsense')).toThrow('Invalid URL')));
    const { port } = new URL(server.origin);
    const refused = within(() => get(`http://127.0.0.1:${port}/`, { method: 'BAD METHOD' }));
    await expect(refused).rejects.toThrow('Method must be a valid HTTP token');
    expect((await transport.take('caller')).spans).toMatchObject([{ status: 'internal_error' }]);
  });

  it('takes a path of any kind that Node takes', async () => {
    const path = ['/products'] as unknown as string;
    const { event } = await within(() => get(server.origin, { path }));
    expect(event.spans).toMatchObject([{ description: `GET ${server.origin}/products`, status: 'ok' }]);
  });

  it('is made until the instrumentation is taken away, whoever has kept its functions', async () => {
    const { get: kept } = http;
    remove();
    expect(http.get).not.toBe(kept);
    const { event } = await within(
      () =>
        new Promise((resolve) =>
          kept(server.origin, { agent: false }, (response) => response.resume().on('end', resolve)),
        ),
    );
    expect(event.spans).toEqual([]);
  });

  it('leaves alone what somebody else has put in the place of its functions', () => {
    const { request } = http;
    const others = ((...args: Parameters<typeof request>) => request(...args)) as typeof request;
    http.request = others;
    remove();
    expect(http.request).toBe(others);
    http.request = request;
  });

  it('is made by functions that take as many arguments as those of Node', () => {
    const lengths = () => [http.request.length, http.get.length, http.ClientRequest.prototype.destroy.length];
    const instrumented = lengths();
    remove();
    expect(instrumented).toEqual(lengths());
  });
});
