import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeExitPointContract, type ReceivedHeaders } from '../../testing/index';
import { createStackActiveSpan } from '../stack-active-span';
import { instrumentFetch } from './fetch';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/broken') return void request.socket.destroy();
    const { 'sentry-trace': sentryTrace, baggage } = request.headers;
    response.end(JSON.stringify({ sentryTrace, baggage }));
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
      send: async () => (await page.fetch(`${origin}/echo?page=2`)).json() as Promise<ReceivedHeaders>,
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
