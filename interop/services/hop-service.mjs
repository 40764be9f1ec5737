// A service that knows nothing of tracing: one route, and one request to the next service of its chain.
import express from 'express';
import process from 'node:process';

const TRACE_HEADERS = ['sentry-trace', 'baggage', 'traceparent'];

/**
 * Serves `GET /` on a free port: answers with the trace headers as they came in and with what the next service
 * (`NEXT_URL`) has answered. Announces itself as `{"ready":true,"url"}`; SIGTERM closes it, and it exits with 0 only if
 * `close` says that everything was delivered.
 *
 * @param {object} options
 * @param {import('express').RequestHandler[]} [options.before] what an SDK wants mounted before the routes
 * @param {(import('express').RequestHandler | import('express').ErrorRequestHandler)[]} [options.after] and after them
 * @param {() => Promise<boolean>} options.close delivers what the SDK still holds
 * @param {(url: string) => Promise<unknown>} [options.ask] asks the next service for its answer; `fetch`, if not given
 */
export function serveHops({ before = [], after = [], close, ask = askWithFetch }) {
  const app = express();
  app.disable('x-powered-by');
  app.use(allowPages);
  for (const handler of before) app.use(handler);
  app.get('/', async (request, response) => {
    const { NEXT_URL: nextUrl } = process.env;
    const next = nextUrl ? await ask(nextUrl) : undefined;
    response.json({ received: headersOf(request), next });
  });
  app.get('/moved', (request, response) => response.redirect('/'));
  app.get('/failure', () => {
    throw new RangeError('this route always fails');
  });
  for (const handler of after) app.use(handler);
  app.use(answerWith500);

  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` }));
  });
  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
    close().then((delivered) => process.exit(delivered ? 0 : 1));
  });
}

async function askWithFetch(url) {
  return (await fetch(url)).json();
}

function headersOf(request) {
  return Object.fromEntries(TRACE_HEADERS.map((name) => [name, request.headers[name] ?? null]));
}

/** Pages of one other origin (`PAGE_ORIGIN`) may call, and may send the headers that `ALLOWED_HEADERS` lists. */
function allowPages(request, response, next) {
  const { PAGE_ORIGIN: pageOrigin, ALLOWED_HEADERS: allowedHeaders } = process.env;
  if (!pageOrigin) return next();
  response.set('Access-Control-Allow-Origin', pageOrigin);
  if (request.method !== 'OPTIONS') return next();
  return response.set('Access-Control-Allow-Headers', allowedHeaders ?? '').sendStatus(204);
}

function answerWith500(error, request, response, next) {
  if (response.headersSent) return next(error);
  return response.status(500).json({ received: headersOf(request) });
}
