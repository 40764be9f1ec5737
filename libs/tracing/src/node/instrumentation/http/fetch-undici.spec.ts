import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetch, request } from 'undici';
import { startEchoServer, type EchoServer } from '../../../testing/servers/echo-server';
import { describeExitPointContract, testingTracer, type ExitPointHarness } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentFetch } from './fetch';

type Headers = Record<string, string | undefined>;

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

/** The package's ways to send a request; undici 5 keeps the headers of each in a form of its own. */
const clients: [string, (path: string) => Promise<Headers>][] = [
  [
    'fetch',
    async (path) => {
      const response = await fetch(server.origin + path, { headers: { 'x-own': '1' } });
      return (await response.json()) as Headers;
    },
  ],
  [
    'request',
    async (path) => {
      const { body } = await request(server.origin + path, { headers: ['x-own', '1'] });
      return (await body.json()) as Headers;
    },
  ],
];

describe.each(clients)('%s of the undici package', (_name, send) => {
  describeExitPointContract('undici', {
    createActiveSpan: createAsyncLocalActiveSpan,
    start: (tracer, times): ExitPointHarness => {
      const tracingOrigins = [server.origin];
      const removers = Array.from({ length: times }, () => instrumentFetch(tracer, { tracingOrigins }));
      return {
        ...{ op: 'http.client', description: /^GET http:\/\/127\.0\.0\.1:\d+\/products$/ },
        async send() {
          const { 'sentry-trace': sentryTrace, baggage, ...rest } = await send('/products?secret=1');
          return { sentryTrace, baggage, rest };
        },
        fail: () => send('/reset').catch((error: unknown) => error),
        async hang() {
          const arrived = server.hanging();
          send('/hangs').catch(() => undefined);
          await arrived;
        },
        stop: () => removers.forEach((remove) => remove()),
      };
    },
  });
});

it('keeps the header that a caller of either has set itself', async () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  const remove = instrumentFetch(tracer, { tracingOrigins: [server.origin] });
  const own = { headers: { 'sentry-trace': 'mine' } };
  const received = await tracer.startSpan({ transaction: 'caller' }, async () => [
    (await (await fetch(server.origin, own)).json()) as Headers,
    (await (await request(server.origin, own)).body.json()) as Headers,
  ]);
  remove();
  expect(received.map((headers) => headers['sentry-trace'])).toEqual(['mine', 'mine']);
  expect((await transport.take('caller')).spans).toHaveLength(2);
});
