/**
 * "How an error in one service may have propagated to another": one failure at the bottom, seen in each service that it
 * has reached, all in one trace.
 *
 *   web  submit order                     internal_error
 *   └─ http.client  GET api               internal_error
 *      └─ api  GET /orders                internal_error, error "the database said 500"
 *         └─ http.client  GET db-service  internal_error
 *            └─ db-service  GET /         internal_error, error "disk I/O error"
 *               └─ sql.query              internal_error, where it happened
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { errorReporting, randomIds, type ErrorEvent, type TransactionEvent } from '../core/index';
import { testingTracer } from '../testing/index';
import { serveApp, type ServedApp } from '../testing/servers/serve-app';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { errorHandler, tracingHandler } from './instrumentation/express/express';
import { instrumentFetch } from './instrumentation/http/fetch';
import { parseV8Stack } from './v8-stack';

const activeSpan = createAsyncLocalActiveSpan();
const service = () =>
  testingTracer(activeSpan, { ids: randomIds, reportErrors: errorReporting(parseV8Stack) });
const answerGenerically: ErrorRequestHandler = (_error, _request, response, _next) =>
  void response.status(500).end();

const open: ServedApp[] = [];
let restoreFetch = (): void => undefined;
afterEach(async () => {
  restoreFetch();
  for (const { stop } of open.splice(0)) await stop();
});

async function failingShop() {
  const [web, api, database] = [service(), service(), service()];
  restoreFetch = instrumentFetch(web.tracer, { tracingOrigins: ['127.0.0.1'] });
  const databaseApp = express().use(tracingHandler(database.tracer));
  databaseApp.get('/', () => {
    database.tracer.startSpan({ op: 'sql.query' }, () => {
      throw new Error('disk I/O error');
    });
  });
  const databaseServer = await serveApp(databaseApp.use(errorHandler(database.tracer), answerGenerically));
  const apiApp = express().use(tracingHandler(api.tracer));
  apiApp.get('/orders', async (_request, response) => {
    const { status } = await fetch(databaseServer.url);
    if (status !== 200) throw new Error(`the database said ${status}`);
    response.end();
  });
  const apiServer = await serveApp(apiApp.use(errorHandler(api.tracer), answerGenerically));
  open.push(databaseServer, apiServer);
  return { web, api, database, apiUrl: `${apiServer.url}/orders` };
}

describe('a failure at the bottom of a trace', () => {
  it('marks every transaction and span that it has reached, and is reported where it happened', async () => {
    const { web, api, database, apiUrl } = await failingShop();
    const order = web.tracer.startSpan({ transaction: 'submit order' }, async () => {
      const { ok } = await fetch(apiUrl);
      if (!ok) throw new Error('the order was not taken');
    });
    await expect(order).rejects.toThrow('the order was not taken');

    const events = [
      await web.transport.take('submit order'),
      await api.transport.take('GET /orders'),
      await database.transport.take('GET /'),
    ];
    expect(events.map(statuses)).toEqual([
      ['internal_error', 'internal_error'],
      ['internal_error', 'internal_error'],
      ['internal_error', 'internal_error'],
    ]);
    expect(new Set(events.map(({ contexts }) => contexts.trace.trace_id)).size).toBe(1);

    const [, apiEvent, databaseEvent] = events;
    const errors = [api, database].flatMap(
      ({ transport }) => transport.takeErrors() as unknown as ErrorEvent[],
    );
    expect(errors.map(({ exception }) => exception.values.at(-1)?.value)).toEqual([
      'the database said 500',
      'disk I/O error',
    ]);
    expect(errors.map(({ contexts }) => [contexts.trace.trace_id, contexts.trace.span_id])).toEqual([
      [apiEvent?.contexts.trace.trace_id, apiEvent?.contexts.trace.span_id],
      [databaseEvent?.contexts.trace.trace_id, databaseEvent?.spans[0]?.span_id],
    ]);
  });
});

function statuses({ contexts, spans }: TransactionEvent): (string | undefined)[] {
  return [contexts.trace.status, ...spans.map(({ status }) => status)];
}
