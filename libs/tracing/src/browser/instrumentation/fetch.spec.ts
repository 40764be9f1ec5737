import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeExitPointContract, testingTracer, type ReceivedHeaders } from '../../testing/index';
import { createStackActiveSpan } from '../ports/stack-active-span';
import { instrumentFetch } from './fetch';

let server: Server;
let origin: string;
/** Called when a request has arrived that is never answered. */
let arrived = (): void => undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/broken') return void request.socket.destroy();
    if (request.url === '/never') return arrived();
    const { 'sentry-trace': sentryTrace, baggage, mine } = request.headers;
    response.setHeader('x-method', request.method ?? '');
    return void response.end(JSON.stringify({ sentryTrace, baggage, rest: { mine } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // What a page says about itself, and Node does not.
  Object.assign(globalThis, { location: { origin }, document: { baseURI: `${origin}/` } });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const isOwnRequest = () => false;
const warn = () => undefined;

describeExitPointContract('fetch in a page', {
  createActiveSpan: () => createStackActiveSpan(),
  start(tracer, times) {
    const page = { fetch: globalThis.fetch };
    for (let count = 0; count < times; count += 1) {
      instrumentFetch({ tracer, tracingOrigins: [/^\//], isOwnRequest, warn }, page);
    }
    return {
      op: 'http.client',
      description: 'GET /echo',
      send: async () => {
        const options = Object.freeze({ headers: Object.freeze({ mine: '1' }) });
        return (await page.fetch(`${origin}/echo?page=2`, options)).json() as Promise<ReceivedHeaders>;
      },
      hang: () =>
        new Promise((resolve) => {
          arrived = resolve;
          void page.fetch(`${origin}/never`).catch(() => undefined);
        }),
      fail: () => page.fetch(`${origin}/broken`).catch((error: unknown) => new Error(String(error))),
      stop: () => undefined,
    };
  },
});

it('puts the original back, unless somebody else has wrapped it since', () => {
  const original = globalThis.fetch;
  const page = { fetch: original };
  const tracing = { tracer: undefined as never, tracingOrigins: [], isOwnRequest, warn };
  instrumentFetch(tracing, page)();
  expect(page.fetch).toBe(original);
  const restore = instrumentFetch(tracing, page);
  const traced = page.fetch;
  const wrapper: typeof fetch = (...args) => traced(...args);
  page.fetch = wrapper;
  restore();
  expect(page.fetch).toBe(wrapper);
});

describe('a request of the application that has headers of its own', () => {
  const own = { baggage: 'team=red', mine: '1' };

  it.each<[string, (url: string) => Parameters<typeof fetch>]>([
    ['as options', (url) => [url, { headers: own }]],
    ['in a Request', (url) => [new Request(url, { headers: own })]],
    ['in a Request as options', (url) => [url, new Request(url, { headers: own })]],
    [
      'as options beside a Request, whose own they replace',
      (url) => [new Request(url, { headers: { mine: '0' } }), { headers: own }],
    ],
  ])('keeps them, and has ours behind its baggage: %s', async (_form, argumentsFor) => {
    const { tracer, transport } = testingTracer(createStackActiveSpan());
    const page = { fetch: globalThis.fetch };
    instrumentFetch({ tracer, tracingOrigins: [/^\//], isOwnRequest, warn }, page);
    const answer = tracer.startSpan({ transaction: 'caller' }, () =>
      page.fetch(...argumentsFor(`${origin}/echo`)),
    );
    const { sentryTrace, baggage, rest } = (await (await answer).json()) as ReceivedHeaders;
    const { spans } = await transport.take('caller');
    expect(sentryTrace).toBe(`${spans[0]?.trace_id}-${spans[0]?.span_id}-1`);
    expect(baggage).toMatch(/^team=red, ?sentry-trace_id=[^ ]*$/);
    expect(rest).toEqual({ mine: '1' });
  });
});

describe('the description of a request', () => {
  it.each<[string, (url: string) => Parameters<typeof fetch>]>([
    ['GET', (url) => [url]],
    ['POST', (url) => [url, { method: 'post' }]],
    ['PUT', (url) => [new Request(url, { method: 'PUT' })]],
    ['DELETE', (url) => [new Request(url), { method: 'DELETE' }]],
    ['PATCH', (url) => [url, new Request(url, { method: 'PATCH' })]],
  ])('says %s, which is what is sent, and no query', async (method, argumentsFor) => {
    const { tracer, transport } = testingTracer(createStackActiveSpan());
    const page = { fetch: globalThis.fetch };
    instrumentFetch({ tracer, tracingOrigins: [/^\//], isOwnRequest, warn }, page);
    const answer = await tracer.startSpan({ transaction: 'caller' }, () =>
      page.fetch(...argumentsFor(`${origin}/echo?a=1`)),
    );
    expect(answer.headers.get('x-method')).toBe(method);
    expect((await transport.take('caller')).spans).toMatchObject([
      { description: `${method} /echo`, data: { method, url: `${origin}/echo` } },
    ]);
  });
});

describe('a request that the application gives up', () => {
  const reason = new Error('changed my mind');
  const abortedSoon = (): AbortSignal => {
    const controller = new AbortController();
    arrived = () => controller.abort(reason);
    return controller.signal;
  };

  it.each<[string, (url: string) => Parameters<typeof fetch>]>([
    ['by its options', (url) => [url, { signal: abortedSoon() }]],
    ['by its Request', (url) => [new Request(url, { signal: abortedSoon() })]],
  ])('is cancelled, for whatever reason, which the application gets: %s', async (_how, argumentsFor) => {
    const { tracer, transport } = testingTracer(createStackActiveSpan());
    const page = { fetch: globalThis.fetch };
    instrumentFetch({ tracer, tracingOrigins: [], isOwnRequest, warn }, page);
    const transaction = tracer.startTransaction({ name: 'caller' });
    const given = tracer.runWith(transaction, () => page.fetch(...argumentsFor(`${origin}/never`)));
    await expect(given).rejects.toBe(reason);
    transaction.finish();
    expect((await transport.take('caller')).spans).toMatchObject([{ status: 'cancelled' }]);
  });
});
