import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchDeliveryOptions, fetchProducts, placeOrder } from './api-client';

let server: Server;
let answer: RequestListener;
const browserFetch = globalThis.fetch;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // In a page, a path is an address; Node's fetch needs the origin spelled out.
  globalThis.fetch = (path, options) => browserFetch(new URL(path as string, origin), options);
});

afterEach(async () => {
  globalThis.fetch = browserFetch;
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const key = '3b241101-e2bb-4255-8caf-4136c566a962';
const order = { items: [{ productId: 'ariadne-red', quantity: 1 }], deliveryOptionId: 'economy' };

describe('asking the shop', () => {
  it('reads the products out of the answer', async () => {
    answer = (_request, response) => response.end('{"products":[{"id":"ariadne-red"}]}');
    await expect(fetchProducts()).resolves.toEqual([{ id: 'ariadne-red' }]);
  });

  it('posts an order as JSON, under its key', async () => {
    answer = (request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.headers['idempotency-key'] === key) request.pipe(response);
    };
    await expect(placeOrder(order, key)).resolves.toEqual(order);
  });

  it.each([
    ['no JSON', 'all is well'],
    ['an empty body', ''],
    ['a bare value', '7'],
    ['another shape', '{"deliveryOptions":"soon"}'],
  ])('calls an answer with %s unreadable', async (_case, body) => {
    answer = (_request, response) => response.end(body);
    await expect(fetchDeliveryOptions()).rejects.toMatchObject({ reason: 'unreadable' });
  });

  it('hands on what the shop found wrong with an order', async () => {
    answer = (_request, response) => {
      response.writeHead(400);
      response.end('{"error":"invalid_body","details":[{"path":"items.0","message":"unknown product"}]}');
    };
    const refusal = { reason: 'refused', httpStatus: 400, details: ['unknown product'] };
    await expect(placeOrder(order, key)).rejects.toMatchObject(refusal);
  });

  it('copes with a refusal that explains nothing', async () => {
    answer = (_request, response) => {
      response.writeHead(502);
      response.end('<h1>Bad Gateway</h1>');
    };
    await expect(placeOrder(order, key)).rejects.toMatchObject({
      reason: 'refused',
      httpStatus: 502,
      details: [],
    });
  });

  it('says when the shop cannot be reached', async () => {
    answer = (request) => request.socket.destroy();
    await expect(fetchProducts()).rejects.toMatchObject({ reason: 'unreachable' });
  });
});
