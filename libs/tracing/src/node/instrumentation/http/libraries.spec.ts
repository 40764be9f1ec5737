import http from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import axios from 'axios';
import superagent from 'superagent';
import { startEchoServer, type EchoServer } from '../../../testing/servers/echo-server';
import { describeExitPointContract, testingTracer, type ExitPointHarness } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentHttp } from './http-client';

let server: EchoServer;
let redirecting: http.Server;

beforeAll(async () => {
  server = await startEchoServer();
  redirecting = http.createServer((_request, response) => {
    response.writeHead(302, { location: `${server.origin}/moved` }).end();
  });
  await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  redirecting.closeAllConnections();
  redirecting.close();
  await server.stop();
});

type Headers = Record<string, string | undefined>;

/** How the clients of HTTP that most programs use make their requests. */
const LIBRARIES: [string, (url: string) => Promise<Headers>][] = [
  ['axios', async (url) => (await axios.get<Headers>(url)).data],
  ['superagent', async (url) => (await superagent.get(url)).body as Headers],
  ['request, and whoever else hands over its own object as options', getAsRequestDoes],
];

describe.each(LIBRARIES)('%s', (library, get) => {
  describeExitPointContract(library, {
    createActiveSpan: createAsyncLocalActiveSpan,
    start: (tracer, times): ExitPointHarness => {
      const tracingOrigins = [server.origin];
      const removers = Array.from({ length: times }, () => instrumentHttp(tracer, { tracingOrigins }));
      return {
        ...{ op: 'http.client', description: /^GET http:\/\/127\.0\.0\.1:\d+\/products$/ },
        async send() {
          const {
            'sentry-trace': sentryTrace,
            baggage,
            ...rest
          } = await get(`${server.origin}/products?secret=1`);
          return { sentryTrace, baggage, rest };
        },
        // The error's own keys hold the whole request, which is another one each time.
        fail: () => get(`${server.origin}/reset`).catch((error: unknown) => new Error(String(error))),
        async hang() {
          const arrived = server.hanging();
          get(`${server.origin}/hangs`).catch(() => undefined);
          await arrived;
        },
        stop: () => removers.forEach((remove) => remove()),
      };
    },
  });
});

describe('a redirect that a library follows', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  afterEach(() => transport.expectNothingUnclaimed());

  it.each(LIBRARIES.slice(0, 2))('is a request, and a span, of its own: %s', async (_library, get) => {
    const remove = instrumentHttp(tracer, { tracingOrigins: [server.origin] });
    const { port } = redirecting.address() as { port: number };
    const received = await tracer.startSpan({ transaction: 'caller' }, () =>
      get(`http://127.0.0.1:${port}/old`),
    );
    remove();
    const { spans } = await transport.take('caller');
    expect(spans).toMatchObject([
      { description: `GET http://127.0.0.1:${port}/old`, status: 'ok' },
      { description: `GET ${server.origin}/moved`, status: 'ok' },
    ]);
    expect(received['sentry-trace']).toContain(spans[1]?.span_id);
  });
});

/** `request` is no longer kept: this is how it calls `http.request`, with itself as the options. */
function getAsRequestDoes(url: string): Promise<Headers> {
  const { hostname, port, pathname, search } = new URL(url);
  const options = Object.assign(Object.create({ inherited: true }) as http.RequestOptions, {
    ...{ uri: new URL(url), host: hostname, port, path: pathname + search, method: 'GET', headers: {} },
    ...{ agent: false, readable: true, callback: () => undefined },
  });
  return new Promise((resolve, reject) => {
    const request = http.request(options);
    request.on('error', reject);
    request.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve(JSON.parse(body) as Headers));
    });
    request.end();
  });
}
