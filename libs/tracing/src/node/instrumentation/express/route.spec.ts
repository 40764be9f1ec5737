import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { routeOf } from './route';

const answer: RequestHandler = (_request, response) => void response.end();
const fail: RequestHandler = (_request, _response, next) => next(new Error('failed'));
const answerFailure: ErrorRequestHandler = (_error, _request, response, _next) =>
  void response.status(500).end();

function mountRoutes(app: Express): void {
  const orders = express.Router();
  orders.get('/orders/:id', answer);
  orders.get('/fail/:id', fail);
  const stock = express.Router();
  stock.get('/', answer);
  const warehouse = express.Router({ mergeParams: true });
  warehouse.use('/stock/:product', stock);
  app.get('/', answer);
  app.use('/api', orders);
  app.use('/users/:userId', orders);
  app.use(warehouse);
  app.use('/warehouses/:name', warehouse);
}

/** The route of a request, asked for when its response closes, as tracing does. */
async function routeFor(path: string): Promise<string | undefined> {
  const app = express();
  const route = new Promise<string | undefined>((resolve) => {
    app.use((request, response, next) => {
      response.on('close', () => resolve(routeOf(request)));
      next();
    });
  });
  mountRoutes(app);
  app.use(answerFailure);
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return await route;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe('the route of a request', () => {
  it.each([
    ['the root', '/', '/'],
    ['a mounted router', '/api/orders/7?x=/1/2', '/api/orders/:id'],
    ['a router that an error has left', '/api/fail/7?x=/1/2', '/api/fail/:id'],
    ['a router that is mounted at a pattern', '/users/42/orders/7', '/users/:userId/orders/:id'],
    ['the same after an error', '/users/42/fail/7', '/users/:userId/fail/:id'],
    ['a value that is encoded', '/users/a%20b/orders/7', '/users/:userId/orders/:id'],
    ['the root of a router in a router', '/warehouses/north/stock/12', '/warehouses/:name/stock/:product'],
    ['a router in one that is mounted nowhere', '/stock/12', '/stock/:product'],
  ])('has its pattern: %s', async (_case, path, expected) => {
    expect(await routeFor(path)).toBe(expected);
  });

  it.each([
    ['no route has matched', '/nowhere/7'],
    ['the router has matched, and none of its routes', '/users/42/nowhere'],
  ])('is unknown: %s', async (_case, path) => {
    expect(await routeFor(path)).toBeUndefined();
  });

  it('is unknown when it is no text, and is that of the URL where there is no app', () => {
    expect(routeOf({ baseUrl: '', originalUrl: '/x', route: { path: /x/ } })).toBeUndefined();
    expect(routeOf({ baseUrl: '/api', originalUrl: '/api/7', route: { path: '/:id' } })).toBe('/api/:id');
  });
});
