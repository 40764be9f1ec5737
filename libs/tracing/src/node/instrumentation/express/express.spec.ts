import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import type { IncomingHeaders } from '../../../core/index';
import {
  describeEntryPointContract,
  testingTracer,
  type EnteredWork,
  type EntryPointHarness,
} from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { errorHandler, tracingHandler, type TracingHandlerOptions } from './express';

describeEntryPointContract('express', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: async (tracer, times): Promise<EntryPointHarness> => {
    const works = new Map<string, EnteredWork>();
    const errors = new Map<string, unknown>();
    const app = express();
    for (let time = 0; time < times; time += 1) app.use(tracingHandler(tracer));
    app.get('/work/:id', function handle(this: unknown, request, response, next) {
      // Express 4 waits for no promise: its applications hand errors on themselves.
      const work = async (): Promise<unknown> =>
        works.get(request.params.id)?.call(this, request, response, next);
      work().then(() => response.end(), next);
    });
    for (let time = 0; time < times; time += 1) app.use(errorHandler(tracer));
    app.use(((error, request, response, _next) => {
      errors.set(request.url.split('/')[2] ?? '', error);
      response.status(500).end();
    }) as ErrorRequestHandler);
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return {
      ...{ transaction: 'GET /work/:id', op: 'http.server' },
      async enter({ sentryTrace, baggage }: IncomingHeaders, work) {
        const id = String(works.size);
        works.set(id, work);
        const headers = {
          // Header values are bytes: whatever else is put into one arrives as latin-1.
          ...(sentryTrace ? { 'sentry-trace': Buffer.from(sentryTrace).toString('latin1') } : {}),
          ...(baggage ? { baggage } : {}),
        };
        await get(server.address() as AddressInfo, `/work/${id}`, headers);
        return errors.get(id);
      },
      stop: () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  },
});

function get({ port }: AddressInfo, path: string, headers: http.OutgoingHttpHeaders): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', reject);
      })
      .on('error', reject);
  });
}

describe('the transaction of an Express request', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  const app = express();
  app.use(tracingHandler(tracer));
  const router = express.Router();
  router.get('/users/:id', (_request, response) => void response.send('ok'));
  router.get('/broken/:id', () => {
    throw new Error('broken');
  });
  app.use('/api', router);
  app.get('/', (_request, response) => void response.send('ok'));
  app.get('/listens', (request, response) => {
    request.on('end', () =>
      tracer.startSpan({ op: 'function', description: 'in a listener' }, () => response.end()),
    );
    request.resume();
  });
  const held: http.ServerResponse[] = [];
  app.get('/hangs/:id', (_request, response) => void held.push(response));
  app.get('/half', (_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half');
    throw new Error('broken');
  });
  app.use(express.json());
  app.post('/orders', (_request, response) => void response.status(201).end());
  app.use(errorHandler(tracer));
  app.use(((error: { status?: number }, _request, response, _next) => {
    if (response.headersSent) response.destroy();
    else response.status(error.status ?? 500).end();
  }) as ErrorRequestHandler);
  let server: http.Server;
  let address: AddressInfo;

  beforeAll(async () => {
    server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    address = server.address() as AddressInfo;
  });
  afterEach(() => transport.expectNothingUnclaimed());
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  it.each([
    ['/api/users/7?token=1', 'GET /api/users/:id', 'route', 'ok'],
    ['/', 'GET /', 'route', 'ok'],
    ['/api/broken/7', 'GET /api/broken/:id', 'route', 'internal_error'],
    ['/favicon.ico?v=2', 'GET /favicon.ico', 'url', 'not_found'],
  ])('is named for the route of %s', async (path, name, source, status) => {
    await get(address, path, {});
    const event = await transport.take(name);
    expect(event).toMatchObject({ transaction_info: { source }, contexts: { trace: { status } } });
  });

  it('keeps the transaction in listeners of the request', async () => {
    await get(address, '/listens', {});
    expect((await transport.take('GET /listens')).spans).toMatchObject([{ description: 'in a listener' }]);
  });

  it('is named for its route and cancelled when the client goes away before the answer', async () => {
    const request = http.get({ host: '127.0.0.1', port: address.port, path: '/hangs/7', agent: false });
    request.on('error', () => undefined);
    server.once('request', () => setImmediate(() => request.destroy()));
    expect((await transport.take('GET /hangs/:id')).contexts.trace.status).toBe('cancelled');
  });

  it('has failed, and was not cancelled, when its handler throws in the middle of the answer', async () => {
    await expect(get(address, '/half', {})).rejects.toThrow();
    expect((await transport.take('GET /half')).contexts.trace.status).toBe('internal_error');
  });

  it('is an invalid argument, and no failure of ours, when the body is malformed', async () => {
    await new Promise<void>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      http
        .request({
          host: '127.0.0.1',
          port: address.port,
          path: '/orders',
          method: 'POST',
          headers,
          agent: false,
        })
        .on('response', (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end('{"quantity":');
    });
    const event = await transport.take('POST /orders');
    expect(event.contexts.trace.status).toBe('invalid_argument');
    expect(event.tags).toEqual({ 'http.status_code': '400' });
  });
});

describe('a handler that is told to record requests', () => {
  async function recorded(options: TracingHandlerOptions): Promise<unknown> {
    const { tracer, transport: sent } = testingTracer(createAsyncLocalActiveSpan());
    const app = express();
    app.use(tracingHandler(tracer, options), express.json());
    app.post('/orders', (_request, response) => void response.end());
    await request(app)
      .post('/orders?of=7&token=canary')
      .set({ authorization: 'Bearer canary', cookie: 'session=canary', 'x-shop': 'north' })
      .send({ quantity: 2, password: 'canary' });
    const [event] = sent.takeAll();
    expect(JSON.stringify(event)).not.toContain('canary');
    return event?.contexts.trace.data?.['request'];
  }

  it('shows the URL, the headers and the body, without credentials', async () => {
    expect(await recorded({ recordRequest: true })).toMatchObject({
      url: '/orders?of=7&token=[Filtered]',
      headers: { authorization: '[Filtered]', cookie: '[Filtered]', 'x-shop': 'north' },
      body: { quantity: 2, password: '[Filtered]' },
    });
  });

  it('is an exception: nothing of it is recorded by default', async () => {
    expect(await recorded({})).toBeUndefined();
  });
});

describe('a server that is none of Express', () => {
  it('is traced by the same middleware, its transactions named by the URL', async () => {
    const { tracer, transport: sent } = testingTracer(createAsyncLocalActiveSpan());
    const handle = tracingHandler(tracer) as unknown as Middleware;
    const plain = http.createServer((incoming, response) => handle(incoming, response, () => response.end()));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    await get(plain.address() as AddressInfo, '/orders?of=me', {});
    plain.close();
    expect((await sent.take('GET /orders')).transaction_info.source).toBe('url');
  });
});

type Middleware = (incoming: http.IncomingMessage, response: http.ServerResponse, next: () => void) => void;
