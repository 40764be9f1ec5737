/**
 * A span per middleware of Express 4 and 5. Opt-in: it costs a span for each middleware that a request passes.
 *
 * Seam: the layers of the one app that is handed over, and of the routers mounted on it: as the app takes a request,
 * layers that are new get a proxy of their middleware to call. What registers them is not touched, and the name of the
 * middleware, its number of arguments and whatever else can be seen of it stay as they were.
 *
 *   api  http.server  GET /api/products/:id
 *   ├─ middleware  cookieParser
 *   ├─ middleware  authenticate
 *   │  └─ http.client  GET http://sessions.internal/7     started while `authenticate` ran
 *   └─ middleware  <anonymous>
 *
 * A middleware's span is active while the middleware runs, and ends when it calls `next`; one that answers itself, when
 * the response has finished or was closed. What `next` leads to belongs to the request again: the spans lie flat below
 * the transaction, as the text draws them. Before `tracingHandler`, and in a request that is not sampled, there are none.
 *
 * Wire: nothing.
 */
import type { ServerResponse } from 'node:http';
import type { Application } from 'express';
import { tellOutcome, type Span, type Tracer } from '../../../core/index';
import { instrumentOnce } from '../instrument-once';
import { replaceMethod } from '../replace-method';

type Middleware = (this: unknown, ...args: unknown[]) => unknown;
type Next = (...args: unknown[]) => unknown;

/** The part of Express that this file knows: a layer calls its `handle`, a router has a `stack` of layers. */
interface Layer {
  handle: Middleware;
  name: string;
  route?: unknown;
}

interface Router {
  stack: Layer[];
}

/** Express's own: what parses the query, what sets up the request, and what hands it to a mounted app. */
const NO_MIDDLEWARE = new Set(['query', 'expressInit', 'mounted_app']);

/**
 * Makes a span of every middleware of `app` and of its routers, whenever they come to it. Routes make none; an app that
 * is mounted on this one is instrumented by a call of its own. Returns a function that ends this.
 *
 * @example
 * instrumentExpressMiddleware(tracer, app);
 * app.use(tracingHandler(tracer));
 * app.use(cookieParser(), authenticate);
 */
export function instrumentExpressMiddleware(tracer: Tracer, app: Application): () => void {
  const openSpans = new WeakMap<ServerResponse, Set<Span>>();
  const originals = new Map<Layer, Middleware>();
  const seen = new WeakSet<Layer>();
  const routers = new Set<Router>();
  let layersSeen = 0;

  function traceNewLayers(): void {
    const router = routerOf(app);
    if (router) routers.add(router);
    if (layersSeen === countLayers(routers)) return;
    // Routers that are found on the way are added, and looked through in turn.
    for (const { stack } of routers) for (const layer of stack) if (!seen.has(layer)) traceLayer(layer);
    layersSeen = countLayers(routers);
  }

  function traceLayer(layer: Layer): void {
    seen.add(layer);
    const { handle, name, route } = layer;
    if (isRouter(handle)) routers.add(handle);
    else if (!route && !NO_MIDDLEWARE.has(name) && handle.length <= 4) {
      originals.set(layer, handle);
      layer.handle = traced(handle);
    }
  }

  function traced(middleware: Middleware): Middleware {
    return new Proxy(middleware, {
      apply(target, receiver, args: unknown[]) {
        const active = tracer.activeSpan();
        if (!active?.sampled) return Reflect.apply(target, receiver, args);
        return runTraced(active, target, args);
      },
    });
  }

  /** `(request, response, next)`, or `(error, request, response, next)`: the last is `next`, before it the response. */
  function runTraced(parent: Span, middleware: Middleware, args: unknown[]): unknown {
    const span = parent.startChild({ op: 'middleware', description: nameOf(middleware) });
    const open = openSpansOf(openSpans, args.at(-2) as ServerResponse);
    open.add(span);
    const finish = (failed: boolean): void => {
      if (!open.delete(span)) return;
      span.setStatus(failed ? 'internal_error' : 'ok').finish();
    };
    const next = args.at(-1) as Next;
    const tracedNext: Next = (...given) => {
      finish(isError(given[0]));
      return tracer.runWith(parent, () => next(...given));
    };
    const run = () =>
      tracer.runWith(span, () => Reflect.apply(middleware, undefined, [...args.slice(0, -1), tracedNext]));
    return tellFailure(run, () => finish(true), isExpress4(app));
  }

  return instrumentOnce(app, 'express-middleware', () => {
    const restore = replaceMethod(
      app,
      'handle',
      (handle) =>
        function handleRequest(...args) {
          traceNewLayers();
          return handle.apply(this, args);
        },
    );
    return () => {
      restore();
      for (const [layer, original] of originals) layer.handle = original;
    };
  });
}

/** The spans of a response's middleware that have not ended; one pair of listeners ends them all. */
function openSpansOf(openSpans: WeakMap<ServerResponse, Set<Span>>, response: ServerResponse): Set<Span> {
  const known = openSpans.get(response);
  if (known) return known;
  const open = new Set<Span>();
  const finishAll = (status: 'ok' | 'cancelled') => (): void => {
    for (const span of open) span.setStatus(status).finish();
    open.clear();
  };
  // Before the listener that finishes the transaction, which leaves out what is still open.
  response.prependOnceListener('finish', finishAll('ok'));
  response.prependOnceListener('close', finishAll('cancelled'));
  openSpans.set(response, open);
  return open;
}

/**
 * Tells of what a middleware throws or rejects with. Express 5 waits for whatever has a `then`. Express 4 looks at no
 * result: what begins its work only when its `then` is called, such as a query, must not begin it for us.
 */
function tellFailure(run: () => unknown, fail: () => void, onlyPromises: boolean): unknown {
  let unseen: unknown;
  const result = tellOutcome(
    () => {
      const returned = run();
      if (!onlyPromises || returned instanceof Promise) return returned;
      unseen = returned;
      return undefined;
    },
    // One that has returned may still answer, or call `next`, later.
    (_nobody, failure) => failure && fail(),
    undefined,
  );
  return unseen === undefined ? result : unseen;
}

function nameOf(middleware: Middleware): string {
  const { name } = middleware as { name?: unknown };
  return typeof name === 'string' && name !== '' ? name : '<anonymous>';
}

/** `next('route')` and `next('router')` leave a route or a router, and report nothing. */
function isError(given: unknown): boolean {
  return Boolean(given) && given !== 'route' && given !== 'router';
}

/** Express 4 throws at `app.router`; Express 5 makes it at its first use, as it does itself to take a request. */
function routerOf(app: Application): Router | undefined {
  const routers = app as unknown as { _router?: Router; router: Router };
  return isExpress4(app) ? routers._router : routers.router;
}

function isExpress4(app: Application): boolean {
  return 'lazyrouter' in app;
}

function countLayers(routers: ReadonlySet<Router>): number {
  let count = 0;
  for (const { stack } of routers) count += stack.length;
  return count;
}

function isRouter(value: unknown): value is Router {
  return typeof value === 'function' && Array.isArray((value as unknown as Partial<Router>).stack);
}
