import http from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import request from 'supertest';
import type { TransactionEvent } from '../../../core/index';
import {
  describeLocalOperationContract,
  testingTracer,
  type LocalOperationHarness,
} from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { errorHandler, tracingHandler } from './express';
import { instrumentExpressMiddleware } from './middleware';

describeLocalOperationContract('express middleware', {
  endless: 'is left out',
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): LocalOperationHarness => {
    const app = express();
    app.use('/works', function authenticate(incoming, _response, next) {
      next(incoming.url === '/not' ? new Error('no session') : undefined);
    });
    const reached: (() => void)[] = [];
    app.use('/hangs', () => reached.forEach((resolve) => resolve()));
    for (let time = 0; time < times; time += 1) instrumentExpressMiddleware(tracer, app);
    const handle = (url: string) =>
      new Promise<unknown>((resolve) => {
        const incoming = Object.assign(new http.IncomingMessage(new Socket()), { url, method: 'GET' });
        app(incoming as express.Request, new http.ServerResponse(incoming) as express.Response, resolve);
      });
    return {
      ...{ op: 'middleware', description: 'authenticate', expectedResult: undefined },
      run: () => handle('/works'),
      fail: () => handle('/works/not'),
      hang: () =>
        new Promise((resolve) => {
          reached.push(resolve);
          void handle('/hangs');
        }),
      stop: () => undefined,
    };
  },
});

describe('the spans of middleware', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  afterEach(() => transport.expectNothingUnclaimed());

  const pass: RequestHandler = (_request, _response, next) => next();
  const answer: RequestHandler = (_request, response) => void response.send('ok');
  const silent: ErrorRequestHandler = (_error, _request, response, _next) => void response.status(500).end();

  function tracedApp(build: (app: Express) => void): Express {
    const app = express();
    instrumentExpressMiddleware(tracer, app);
    app.use(tracingHandler(tracer));
    build(app);
    app.use(silent);
    return app;
  }

  const eventOf = async (app: Express, path = '/'): Promise<TransactionEvent> => {
    await request(app).get(path);
    return transport.take(`GET ${path}`);
  };
  const spansOf = async (app: Express, path?: string) =>
    (await eventOf(app, path)).spans.map(({ description, status }) => `${description} ${status}`);

  it('lie flat below the transaction, each with what started while it ran (fixture M)', async () => {
    const app = tracedApp((app) => {
      app.use(async function loadSession(_request, _response, next) {
        await tracer.startSpan({ op: 'db.redis', description: 'GET session:7' }, () => Promise.resolve());
        next();
      });
      app.use(pass);
      app.get('/', (_request, response) =>
        tracer.startSpan({ op: 'function', description: 'handler' }, () => void response.send('ok')),
      );
    });
    expect(draw(await eventOf(app))).toEqual([
      'http.server GET /',
      '  middleware loadSession',
      '    db.redis GET session:7',
      '  middleware pass',
      '  function handler',
    ]);
  });

  it.each<[string, RequestHandler, string]>([
    ['2 arguments, until the response has finished', (_request, response) => void response.end(), 'ok'],
    ['3 arguments that answers by itself', (_request, response, _next) => void response.end(), 'ok'],
    ['3 arguments, until it calls next', (_request, _response, next) => next(), 'ok'],
    ['no declared arguments', (...[, , next]) => next(), 'ok'],
    ['an error for next', (_request, _response, next) => next(new Error('broken')), 'internal_error'],
    ['a route to leave', (_request, _response, next) => next('router'), 'ok'],
    [
      'an error that it throws',
      () => {
        throw new Error('broken');
      },
      'internal_error',
    ],
  ])('are one for a middleware with %s', async (_form, middleware, status) => {
    // Without a name: it was never assigned to one.
    const app = tracedApp((app) => void app.use([middleware]));
    expect((await spansOf(app))[0]).toBe(`<anonymous> ${status}`);
  });

  it('tell of a failing thenable where Express waits for one, and set nothing off where it does not', async () => {
    let begun = 0;
    const query = {
      then(_resolve: unknown, reject: (error: Error) => void) {
        begun += 1;
        reject(new Error('broken'));
      },
    };
    const load = (_request: unknown, response: { end(): void }) => {
      setImmediate(() => response.end());
      return query;
    };
    const app = tracedApp((app) => void app.use(load as unknown as RequestHandler));
    const [span] = await spansOf(app);
    const isAwaited = !('lazyrouter' in app);
    expect([span, begun]).toEqual(isAwaited ? ['load internal_error', 1] : ['load ok', 0]);
  });

  it('are made of error middleware when it runs, and only then', async () => {
    const onError: ErrorRequestHandler = (error, _request, _response, next) => next(error);
    const quiet = tracedApp((app) => app.use(onError).use(answer));
    expect(await spansOf(quiet)).toEqual(['answer ok']);
    const failing: RequestHandler = (_request, _response, next) => next(new Error('broken'));
    const loud = tracedApp((app) => app.use(failing).use(onError, errorHandler(tracer)));
    expect(await spansOf(loud)).toEqual([
      'failing internal_error',
      'onError internal_error',
      'errorMiddleware internal_error',
      'silent ok',
    ]);
  });

  it('are made of what is used with a path, in lists and by routers, mounted before or after', async () => {
    const router = express.Router();
    const named = (name: string): RequestHandler =>
      Object.defineProperty((...[, , next]: Parameters<RequestHandler>) => next(), 'name', { value: name });
    router.use(named('early'));
    const app = tracedApp((app) => {
      app.use('/api', [named('a'), named('b')], named('c'));
      app.use('/api', router);
      router.use(named('late'));
      router.get('/users/:id', answer);
    });
    await request(app).get('/api/users/7');
    const { spans } = await transport.take('GET /api/users/:id');
    expect(spans.map((span) => span.description)).toEqual(['a', 'b', 'c', 'early', 'late']);
    router.use(named('later still'));
    router.use(answer);
    expect(await spansOf(app, '/api/x')).toContain('later still ok');
  });

  it('are none before the tracing handler, in a request that is not sampled, and after the end of this', async () => {
    const app = express();
    const remove = instrumentExpressMiddleware(tracer, app);
    app.use(pass);
    app.use(tracingHandler(tracer));
    app.use(answer);
    expect(await spansOf(app)).toEqual(['answer ok']);
    await request(app)
      .get('/')
      .set('sentry-trace', `${'a'.repeat(32)}-${'b'.repeat(16)}-0`);
    remove();
    expect(await spansOf(app)).toEqual([]);
  });

  it('end at the first next of a middleware that calls it twice, and hold what it does afterwards', async () => {
    const app = tracedApp((app) => {
      app.use(function twice(_request, _response, next) {
        next();
        tracer.startSpan({ op: 'function', description: 'after next' }, () => next());
      });
      app.use(answer);
    });
    expect(draw(await eventOf(app))).toEqual([
      'http.server GET /',
      '  middleware twice',
      '    function after next',
      '  middleware answer',
    ]);
  });

  it('end as cancelled when the client leaves a middleware that never calls next', async () => {
    const arrived: (() => void)[] = [];
    const app = tracedApp(
      (app) =>
        void app.use(function hangs() {
          arrived.forEach((leave) => leave());
        }),
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const call = http.get({ host: '127.0.0.1', port, agent: false }).on('error', () => undefined);
    arrived.push(() => call.destroy());
    const { spans } = await transport.take('GET /');
    expect(spans).toMatchObject([{ description: 'hangs', status: 'cancelled' }]);
    await new Promise((resolve) => server.close(resolve));
  });

  it('change nothing that can be seen of the app', async () => {
    const build = (app: Express): Express => {
      app.enable('strict routing');
      const mounted = express();
      mounted.use(answer);
      app.use('/admin', mounted, pass);
      app.set('mounted at', mounted.mountpath);
      return app;
    };
    const plain = build(express());
    const app = express();
    instrumentExpressMiddleware(tracer, app);
    build(app);
    for (const each of [plain, app]) expect((await request(each).get('/admin')).text).toBe('ok');
    expect(viewOf(app)).toEqual(viewOf(plain));
    expect(() => app.use(7 as unknown as RequestHandler)).toThrow(/requires? a middleware function/);
  });
});

/** What the host can see of its app: settings, keys and layers. */
function viewOf(app: Express): unknown {
  // Express 4 throws at `app.router`.
  const { _router } = app as unknown as { _router?: express.Router };
  const { stack } = _router ?? (app as unknown as { router: express.Router }).router;
  return {
    keys: Object.keys(app).sort(),
    settings: [app.get('strict routing'), app.get('mounted at')],
    layers: stack.map(({ name, handle }) => [name, handle.name, handle.length]),
  };
}

/** The spans of a transaction, below each other. */
function draw({ transaction, contexts, spans }: TransactionEvent): string[] {
  const below = (parentId: string, indent: string): string[] =>
    spans
      .filter((span) => span.parent_span_id === parentId)
      .flatMap((span) => [`${indent}${span.op} ${span.description}`, ...below(span.span_id, `${indent}  `)]);
  return [`${contexts.trace.op} ${transaction}`, ...below(contexts.trace.span_id, '  ')];
}
