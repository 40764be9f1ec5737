/** What `init` traces of requests is the same for a server that speaks https: by `node:https`, and by fetch. */
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, fetch } from 'undici';
import { describeExitPointContract, testingTracer, type ExitPointHarness } from '../testing/index';
import { selfSignedCertificate } from '../testing/servers/self-signed-certificate';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { instrumentFetch } from './instrumentation/http/fetch';
import { instrumentHttp } from './instrumentation/http/http-client';

type Headers = Record<string, string | undefined>;

const certificate = selfSignedCertificate();
const trusted = { ca: certificate.cert };
const dispatcher = new Agent({ connect: trusted });
let server: https.Server;
let origin: string;
/** Called when a request has arrived that is never answered. */
let arrived = (): void => undefined;

beforeAll(async () => {
  server = https.createServer(certificate, (request, response) => {
    if (request.url === '/reset') return void request.socket.destroy();
    if (request.url === '/hangs') return arrived();
    const { 'sentry-trace': sentryTrace, baggage, mine } = request.headers;
    return void response.end(JSON.stringify({ sentryTrace, baggage, mine }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await dispatcher.destroy();
  server.closeAllConnections();
  server.close();
});

/** Reads the whole answer of a request that was made by `node:https`. */
function answerTo(send: (onResponse: (response: NodeJS.ReadableStream) => void) => NodeJS.EventEmitter) {
  return new Promise<Headers>((resolve, reject) => {
    const request = send((response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => resolve(JSON.parse(body) as Headers));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

const options = { ...trusted, agent: false, headers: { mine: '1' } };
const get = (url: string) => answerTo((answer) => https.get(url, options, answer));
const fetched = async (url: string) =>
  (await (await fetch(url, { dispatcher, headers: { mine: '1' } })).json()) as Headers;

describe.each([
  ['https', get],
  ['fetch', fetched],
])('%s', (client, send) => {
  describeExitPointContract(`${client} to a server that speaks https`, {
    createActiveSpan: createAsyncLocalActiveSpan,
    start: (tracer, times): ExitPointHarness => {
      const tracingOrigins = [origin];
      const removers = Array.from({ length: times }, () => [
        instrumentHttp(tracer, { tracingOrigins }),
        instrumentFetch(tracer, { tracingOrigins }),
      ]);
      return {
        ...{ op: 'http.client', description: /^GET https:\/\/127\.0\.0\.1:\d+\/products$/ },
        async send() {
          const { sentryTrace, baggage, mine } = await send(`${origin}/products?secret=1`);
          return { sentryTrace, baggage, rest: { mine } };
        },
        fail: () => send(`${origin}/reset`).catch((error: unknown) => new Error(String(error))),
        async hang() {
          const hanging = new Promise<void>((resolve) => (arrived = resolve));
          send(`${origin}/hangs`).catch(() => undefined);
          await hanging;
        },
        stop: () => removers.flat().forEach((remove) => remove()),
      };
    },
  });
});

describe('the span of a request by https', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  let remove: () => void;
  beforeAll(() => {
    remove = instrumentHttp(tracer, { tracingOrigins: [origin] });
  });
  afterAll(() => remove());

  const { hostname, port } = { hostname: '127.0.0.1', port: () => Number(new URL(origin).port) };

  it.each<[string, () => Promise<Headers>]>([
    ['get with a text', () => get(`${origin}/a`)],
    ['get with a URL', () => answerTo((answer) => https.get(new URL(`${origin}/a`), options, answer))],
    [
      'get with options',
      () => answerTo((answer) => https.get({ ...options, hostname, port: port(), path: '/a' }, answer)),
    ],
    ['request', () => answerTo((answer) => https.request(`${origin}/a`, options, answer).end())],
  ])('is one, and is named by the header, whichever way it is made: %s', async (_form, send) => {
    const { sentryTrace } = await tracer.startSpan({ transaction: 'caller' }, send);
    const { spans } = await transport.take('caller');
    expect(spans).toMatchObject([{ op: 'http.client', description: `GET ${origin}/a`, status: 'ok' }]);
    expect(sentryTrace).toBe(`${spans[0]?.trace_id}-${spans[0]?.span_id}-1`);
  });

  it('has failed where the certificate is not trusted, and the error is the caller’s as before', async () => {
    const refused = tracer.startSpan({ transaction: 'caller' }, () =>
      answerTo((answer) => https.get(origin, { agent: false }, answer)),
    );
    await expect(refused).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect((await transport.take('caller')).spans).toMatchObject([{ status: 'internal_error' }]);
  });
});
