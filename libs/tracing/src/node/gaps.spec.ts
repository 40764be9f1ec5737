/**
 * What becomes of a trace in whose middle a service is missing. "If tracing isn't enabled in every service, or if an
 * instrumented service fails to report", there is a gap; where it leads depends on what the service does with the header.
 *
 *   web  click                        reports, except in the last case
 *   └─ http.client  GET api
 *      └─ api                         in the middle: not traced at all, traced with tracing off, or a mere proxy
 *         └─ db-service  GET /        reports
 */
import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { randomIds, type TransactionEvent } from '../core/index';
import { testingTracer } from '../testing/index';
import { serveApp } from '../testing/servers/serve-app';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { tracingHandler } from './instrumentation/express/express';
import { instrumentFetch } from './instrumentation/http/fetch';

const activeSpan = createAsyncLocalActiveSpan();
/** Which headers a service in the middle sends on to the next one. */
type Middle = (request: IncomingMessage) => Record<string, string>;

const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of clean.splice(0)) await step();
});

const untraced: Middle = () => ({});
const proxy: Middle = ({ headers }) => ({ 'sentry-trace': String(headers['sentry-trace']) });

describe('a service in the middle of a trace', () => {
  it('that knows nothing of tracing cuts it in two: the next service begins a trace of its own', async () => {
    const { web, database } = await click({ middle: untraced });
    expect(database.contexts.trace.trace_id).not.toBe(web.contexts.trace.trace_id);
    expect(database.contexts.trace).not.toHaveProperty('parent_span_id');
  });

  it('that only passes the header on leaves the next one a child of the span before it', async () => {
    const { web, database } = await click({ middle: proxy });
    expect(parentOf(database, [web])).toBe('http.client');
  });

  it('that has tracing off does the same, though it has spans of its own which nobody will see', async () => {
    const { web, database } = await click({ tracesSampleRate: undefined });
    expect(parentOf(database, [web])).toBe('http.client');
  });

  it('is the parent of the next one when it reports', async () => {
    const { web, api, database } = await click({ tracesSampleRate: 0 });
    if (!api) throw new Error('api takes part');
    expect([parentOf(api, [web]), parentOf(database, [api])]).toEqual(['http.client', 'http.client']);
  });

  it('whose report is lost leaves the next one an orphan, which is in the trace all the same', async () => {
    const { web, api, database } = await click({ tracesSampleRate: 0 });
    expect(database.contexts.trace.trace_id).toBe(web.contexts.trace.trace_id);
    expect(parentOf(database, [web])).toBeUndefined();
    expect(database.contexts.trace.parent_span_id).toBe(api?.spans[0]?.span_id);
  });

  it('that has tracing off, and begins the trace, is nobody’s parent: the next one is the first', async () => {
    const off = await click({ tracesSampleRate: undefined, begins: true });
    expect(off.database.contexts.trace).not.toHaveProperty('parent_span_id');
  });
});

/** The op of the span of these transactions that another is a child of; undefined if it is an orphan among them. */
function parentOf(child: TransactionEvent, transactions: readonly TransactionEvent[]): string | undefined {
  const spans = transactions.flatMap(({ spans, contexts }) => [...spans, contexts.trace]);
  const parent = spans.find(({ span_id: id }) => id === child.contexts.trace.parent_span_id);
  return parent?.trace_id === child.contexts.trace.trace_id ? parent.op : undefined;
}

interface Click {
  /** What is in the middle, if it is not an Express service with tracing … */
  middle?: Middle;
  /** … of this rate. */
  tracesSampleRate?: number | undefined;
  /** Nobody's header reaches the service in the middle. */
  begins?: boolean;
}

/** One request of a page to api, and of api to the database, with what each has reported. */
async function click({ middle, tracesSampleRate, begins = false }: Click) {
  const tracing = (rate: number | undefined) =>
    testingTracer(activeSpan, { ids: randomIds, tracesSampleRate: rate });
  const [web, api, database] = [tracing(1), tracing(tracesSampleRate), tracing(1)];
  // Its own tracer makes no difference to a request: what counts is the span that is active.
  clean.push(instrumentFetch(web.tracer, { tracingOrigins: ['127.0.0.1'] }));

  const databaseApp = express()
    .use(tracingHandler(database.tracer))
    .use((_request, response) => void response.end());
  const databaseUrl = await listen(databaseApp);
  const apiApp = middle ? express() : express().use(tracingHandler(api.tracer));
  apiApp.use(async (request, response) => {
    const ask = (): Promise<Response> => fetch(databaseUrl, { headers: middle?.(request) ?? {} });
    response.end(await (middle ? api.tracer.runWith(undefined, ask) : ask()).then((answer) => answer.text()));
  });
  const apiUrl = await listen(apiApp);
  const ask = async () => (await fetch(apiUrl)).text();
  await (begins ? ask() : web.tracer.startSpan({ transaction: 'click' }, ask));
  return {
    web: begins ? ({} as never) : await web.transport.take('click'),
    database: await database.transport.take('GET /'),
    api: tracesSampleRate === undefined ? undefined : await api.transport.take('GET /'),
  };
}

async function listen(app: express.Express): Promise<string> {
  const { url, stop } = await serveApp(app);
  clean.push(stop);
  return url;
}
