import { describe, expect, it } from '@jest/globals';
import type { ErrorRequestHandler } from 'express';
import { expressWithCollector } from '../../testing/servers/express-with-collector';
import * as Sentry from '../sentry';

const TRACE = '771a43a4192642f0b136d5159a501700';
const CALLER = 'd8c9a8b7e6f5a4b3';

const { app, init, start, get, sent } = expressWithCollector();
const endAnswer: ErrorRequestHandler = (_error, _request, response, _next) => {
  response.status(500).json({ id: (response as { sentry?: string }).sentry });
};

describe('the error handler', () => {
  const fail = (fields: object = {}) => {
    app().get('/', () => {
      throw Object.assign(new Error('no yarn'), fields);
    });
  };

  it('reports the error with its trace, and passes it on', async () => {
    start();
    fail();
    app().use(Sentry.Handlers.errorHandler(), endAnswer);
    const { id } = JSON.parse((await get('/')).text) as { id: string };
    const { transactions, errors } = await sent();
    expect(errors).toMatchObject([
      { event_id: id, exception: { values: [{ value: 'no yarn', mechanism: { handled: false } }] } },
    ]);
    expect(transactions).toMatchObject([{ contexts: { trace: { status: 'internal_error' } } }]);
    expect(errors[0]?.contexts.trace).toMatchObject({
      span_id: transactions[0]?.contexts.trace.span_id,
      trace_id: transactions[0]?.contexts.trace.trace_id,
    });
  });

  it.each([
    [{ status: 404 }, 0],
    [{ statusCode: 400 }, 0],
    [{ output: { statusCode: 409 } }, 0],
    [{ status: 503 }, 1],
    [{ status_code: '500' }, 1],
  ])('takes an error with %j as %d of ours', async (fields, count) => {
    start();
    fail(fields);
    app().use(Sentry.Handlers.errorHandler(), endAnswer);
    const { id } = JSON.parse((await get('/')).text) as { id?: string };
    expect((await sent()).errors).toHaveLength(count);
    expect(typeof id).toBe(count > 0 ? 'string' : 'undefined');
  });

  it('fails the transaction, whatever the application answers with', async () => {
    start();
    fail();
    const apology: ErrorRequestHandler = (_error, _request, response, _next) => void response.end('sorry');
    app().use(Sentry.Handlers.errorHandler(), apology);
    expect((await get('/')).status).toBe(200);
    expect((await sent()).transactions).toMatchObject([
      { contexts: { trace: { status: 'internal_error' } } },
    ]);
  });

  it('reports the error with the scope of its request, wherever it comes from', async () => {
    start();
    let failLater = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      app().get('/', (_request, _response, next) => {
        Sentry.configureScope((scope) => scope.setTag('request', 'mine'));
        failLater = () => next(new Error('no yarn'));
        resolve();
      });
    });
    app().use(Sentry.Handlers.errorHandler(), endAnswer);
    const answered = get('/');
    await arrived;
    // Here, outside of the request.
    failLater();
    await answered;
    expect((await sent()).errors).toMatchObject([{ tags: { request: 'mine' } }]);
  });

  it('leaves to the application which errors are reported', async () => {
    start();
    fail({ status: 404 });
    const shouldHandleError = (error: unknown) => (error as { status: number }).status === 404;
    app().use(Sentry.Handlers.errorHandler({ shouldHandleError }), endAnswer);
    await get('/');
    expect((await sent()).errors).toHaveLength(1);
  });

  it('reports an error that the application fails to judge', async () => {
    start();
    fail();
    const shouldHandleError = (error: unknown) => (error as { a: { b: boolean } }).a.b;
    app().use(Sentry.Handlers.errorHandler({ shouldHandleError }), endAnswer);
    expect((await get('/')).status).toBe(500);
    expect((await sent()).errors).toMatchObject([{ exception: { values: [{ value: 'no yarn' }] } }]);
  });

  it('connects an error with the trace of the caller when requests are not traced', async () => {
    init({ tracesSampleRate: undefined });
    fail();
    app().use(Sentry.Handlers.errorHandler(), endAnswer);
    await get('/', { 'sentry-trace': `${TRACE}-${CALLER}-1` });
    const { transactions, errors } = await sent();
    expect(errors).toMatchObject([{ contexts: { trace: { trace_id: TRACE, parent_span_id: CALLER } } }]);
    expect(transactions).toEqual([]);
  });
});
