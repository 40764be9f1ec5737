/** @jest-environment jsdom */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as nodeUtil from 'node:util';
import { describeExitPointContract, type ReceivedHeaders } from '../../testing/index';
import { createStackActiveSpan } from '../ports/stack-active-span';
import { instrumentXhr } from './xhr';

let server: Server;
let origin: string;
/** Called when a request has arrived that is never answered. */
let arrived = (): void => undefined;

beforeAll(async () => {
  // jsdom has none, though every browser does.
  Object.assign(globalThis, { TextEncoder: nodeUtil.TextEncoder, TextDecoder: nodeUtil.TextDecoder });
  // jsdom prints what a page's console would: each request that fails.
  jest.spyOn(console, 'error').mockReturnValue(undefined);
  server = createServer((request, response) => {
    if (request.url === '/broken') return void request.socket.destroy();
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'sentry-trace, baggage, mine');
    const { 'sentry-trace': sentryTrace, baggage, mine } = request.headers;
    if (request.url === '/never' && request.method === 'GET') return arrived();
    return void response.end(JSON.stringify({ sentryTrace, baggage, rest: { mine } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const isOwnRequest = () => false;
const warn = () => undefined;

function send(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = () => resolve(request.responseText);
    request.onerror = () => reject(new Error('network error'));
    request.open('GET', `${origin}${path}`);
    request.setRequestHeader('mine', '1');
    request.send();
  });
}

describeExitPointContract('XMLHttpRequest', {
  createActiveSpan: () => createStackActiveSpan(),
  start(tracer, times) {
    const restore = Array.from({ length: times }, () =>
      instrumentXhr({ tracer, tracingOrigins: ['127.0.0.1'], isOwnRequest, warn }),
    );
    return {
      op: 'http.client',
      description: /^GET http:\/\/127\.0\.0\.1:\d+\/echo$/,
      send: async () => JSON.parse(await send('/echo?page=2')) as ReceivedHeaders,
      hang: () =>
        new Promise((resolve) => {
          arrived = resolve;
          void send('/never').catch(() => undefined);
        }),
      fail: () => send('/broken').catch((error: unknown) => error),
      stop: () => restore.forEach((stop) => stop()),
    };
  },
});

it('puts the original methods back', () => {
  const originals = { ...Object.getOwnPropertyDescriptors(XMLHttpRequest.prototype) };
  instrumentXhr({ tracer: undefined as never, tracingOrigins: [], isOwnRequest, warn })();
  expect(Object.getOwnPropertyDescriptors(XMLHttpRequest.prototype)).toEqual(originals);
});
