import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TransactionEvent } from '../../../core/index';
import { startEchoServer, type EchoServer } from '../../../testing/servers/echo-server';
import { describeExitPointContract, testingTracer, type ExitPointHarness } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentFetch } from './fetch';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

type Headers = Record<string, string | undefined>;

async function fetchJson(url: string, init?: RequestInit): Promise<Headers> {
  const response = await fetch(url, init);
  return (await response.json()) as Headers;
}

describeExitPointContract('fetch', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): ExitPointHarness => {
    const tracingOrigins = [server.origin];
    const removers = Array.from({ length: times }, () => instrumentFetch(tracer, { tracingOrigins }));
    return {
      ...{ op: 'http.client', description: /^GET http:\/\/127\.0\.0\.1:\d+\/products$/ },
      async send() {
        const init = Object.freeze({ headers: Object.freeze({ 'x-own': '1' }) });
        const {
          'sentry-trace': sentryTrace,
          baggage,
          ...rest
        } = await fetchJson(`${server.origin}/products?secret=1`, init);
        return { sentryTrace, baggage, rest };
      },
      fail: () => fetch(`${server.origin}/reset`).catch((error: unknown) => error),
      async hang() {
        const arrived = server.hanging();
        fetch(`${server.origin}/hangs`).catch(() => undefined);
        await arrived;
      },
      stop: () => removers.forEach((remove) => remove()),
    };
  },
});

describe('the span of a fetch', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  let remove: () => void;
  beforeAll(() => {
    remove = instrumentFetch(tracer, { tracingOrigins: [server.origin] });
  });
  afterEach(() => transport.expectNothingUnclaimed());
  afterAll(() => remove());

  async function within<T>(work: () => Promise<T>): Promise<{ value: T; event: TransactionEvent }> {
    const value = await tracer.startSpan({ transaction: 'caller' }, work);
    return { value, event: await transport.take('caller') };
  }

  it('holds the method, the status and the address without its query', async () => {
    const { event } = await within(() =>
      fetchJson(`${server.origin}/status/503?token=secret`, { method: 'POST' }),
    );
    expect(event.spans).toMatchObject([
      {
        description: `POST ${server.origin}/status/503`,
        status: 'unavailable',
        tags: { 'http.status_code': '503' },
        data: { url: `${server.origin}/status/503`, method: 'POST', status_code: 503 },
      },
    ]);
    expect(JSON.stringify(event)).not.toContain('secret');
  });

  it('is a child of the span that was active at the call, whatever runs meanwhile', async () => {
    const { event } = await within(() =>
      Promise.all(
        ['a', 'b', 'c'].map((description) =>
          tracer.startSpan({ op: 'function', description }, () =>
            fetchJson(`${server.origin}/${description}`),
          ),
        ),
      ),
    );
    const nameOf = new Map(event.spans.map((span) => [span.span_id, span.description]));
    const pairs = event.spans
      .filter((span) => span.op === 'http.client')
      .map((span) => [nameOf.get(span.parent_span_id ?? ''), span.description?.at(-1)]);
    expect(pairs).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ]);
  });

  it('leaves a header of the application alone, and adds to its baggage', async () => {
    const own = { headers: { 'Sentry-Trace': 'mine' } };
    expect((await within(() => fetchJson(server.origin, own))).value['sentry-trace']).toBe('mine');
    const baggage = { headers: { baggage: 'vendor=1' } };
    const merged = (await within(() => fetchJson(server.origin, baggage))).value['baggage'];
    expect(merged).toMatch(/^vendor=1, ?sentry-trace_id=[^ ]*$/);
    expect(merged?.match(/vendor/g)).toHaveLength(1);
  });

  it('sends no header to an address that is not a tracing origin', async () => {
    const foreign = server.origin.replace('127.0.0.1', 'localhost');
    const { value, event } = await within(() => fetchJson(`${foreign}/?x=${server.origin}`));
    expect(value['sentry-trace']).toBeUndefined();
    expect(event.spans).toHaveLength(1);
  });

  it.each(['//127.0.0.1:1/x', '//', '/\\db.internal/', '/%'])(
    'sends no header to the path %s of an address that is not a tracing origin, and lets it through',
    async (path) => {
      const foreign = server.origin.replace('127.0.0.1', 'localhost');
      remove();
      remove = instrumentFetch(tracer, { tracingOrigins: ['127.0.0.1', 'db.internal'] });
      const { value, event } = await within(() => fetchJson(foreign + path));
      expect(value['sentry-trace']).toBeUndefined();
      expect(event.spans[0]?.description).toContain(`GET ${foreign}/`);
    },
  );

  it('is kept when nobody reads the body', async () => {
    const { event } = await within(() => fetch(server.origin));
    expect(event.spans).toMatchObject([{ status: 'ok' }]);
  });

  it('has failed when the body breaks off', async () => {
    const { event } = await within(() => fetchJson(`${server.origin}/half`).catch(() => undefined));
    expect(event.spans).toMatchObject([{ status: 'internal_error', tags: { 'http.status_code': '200' } }]);
  });

  it('is cancelled when the caller aborts it', async () => {
    const controller = new AbortController();
    const { event } = await within(async () => {
      const pending = fetch(`${server.origin}/hangs`, { signal: controller.signal }).catch(() => undefined);
      setImmediate(() => controller.abort());
      return pending;
    });
    expect(event.spans).toMatchObject([{ status: 'cancelled' }]);
  });
});
