import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import request from 'supertest';
import { parseSentryBaggage, parseSentryTrace, type SamplingOptions, type Tracer } from '../../../core/index';
import { testingTracer, type RecordingTransport } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { tracingHandler } from '../express/express';
import { pageLoadHandler, type PageLoadHandlerOptions } from './page-load';

const TRACE = '771a43a4192642f0b136d5159a501700';
const DOCUMENT = { 'Sec-Fetch-Dest': 'document' };

let tracer: Tracer;
let transport: RecordingTransport;

beforeEach(() => {
  ({ tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { tracesSampleRate: 0 }));
});

afterEach(() => transport.expectNothingUnclaimed());

/** A server that adds a metric of its own and answers every request with what it would have come in with. */
function shop(options: Partial<PageLoadHandlerOptions> = {}, ...before: RequestHandler[]) {
  const app = express();
  app.use(...[...before, (_request: unknown, _response: unknown, next: () => void) => next()]);
  app.use((_request, response, next) => {
    response.setHeader('Server-Timing', 'cache;desc="hit"');
    next();
  });
  app.use(pageLoadHandler(tracer, { tracesSampleRate: 1, ...options }));
  app.use(tracingHandler(tracer));
  app.use(({ headers }, response) => {
    response
      .set('Cache-Control', 'no-cache')
      .json({ sentryTrace: headers['sentry-trace'], baggage: headers['baggage'] });
  });
  return request(app);
}

interface Answer {
  headers: Record<string, unknown>;
  body: unknown;
}

function announced({ headers }: Answer) {
  return parseSentryTrace(/sentry-trace;desc="([^"]*)"/.exec(String(headers['server-timing']))?.[1]);
}

const cookieOf = ({ headers }: Answer) => ((headers['set-cookie'] ?? []) as string[]).join();
const cookieFor = (value: string) => ({ Cookie: `theme=dark; clew-page-load=${value}; session=s` });

describe('the request for a document', () => {
  it('becomes a child of the request span that is announced to the browser', async () => {
    const answer = await shop().get('/').set(DOCUMENT);
    const span = announced(answer);
    expect(span).toMatchObject({ sampled: true });
    const event = await transport.take('GET /');
    expect(event.contexts.trace).toMatchObject({
      trace_id: span?.traceId,
      parent_span_id: span?.parentSpanId,
    });
  });

  it('keeps the metrics that the server measures itself', async () => {
    const answer = await shop().get('/').set(DOCUMENT);
    expect(answer.headers['server-timing']).toMatch(/^cache;desc="hit", sentry-trace;desc="/);
    transport.takeAll();
  });

  it('leaves the trace and its decision to the assets in a cookie of half a minute', async () => {
    const answer = await shop().get('/').set(DOCUMENT);
    const { traceId } = announced(answer) ?? {};
    expect(cookieOf(answer)).toBe(
      `clew-page-load=${traceId}-1; Max-Age=30; Path=/; HttpOnly; SameSite=Strict`,
    );
    transport.takeAll();
  });

  it('hands over and announces the sampling context of the decision', async () => {
    const answer = await shop({ tracesSampleRate: 0.75 }).get('/').set(DOCUMENT);
    const { baggage } = answer.body as { baggage: string };
    expect(answer.headers['server-timing']).toContain(`baggage;desc="${baggage}"`);
    const context = parseSentryBaggage(baggage);
    expect(context['trace_id']).toBe(announced(answer)?.traceId);
    expect(context['sample_rate']).toBe('0.75');
    expect(Number(context['sample_rand']) < 0.75).toBe(announced(answer)?.sampled);
    transport.takeAll();
  });

  it.each([
    ['says so', DOCUMENT],
    ['accepts HTML, in a browser that does not say', { Accept: 'text/html,*/*;q=0.8' }],
  ])('is recognised when it %s', async (_case, headers) => {
    const answer = await shop().get('/').set(headers);
    const { trace } = (await transport.take('GET /')).contexts;
    expect(answer.headers['server-timing']).toContain(
      `sentry-trace;desc="${trace.trace_id}-${trace.parent_span_id}-1"`,
    );
  });

  it.each([
    ['a frame', { 'Sec-Fetch-Dest': 'iframe', Accept: 'text/html' }],
    ['data', { 'Sec-Fetch-Dest': 'empty' }],
    ['a page that may never be shown', { ...DOCUMENT, 'Sec-Purpose': 'prefetch;prerender' }],
    ['a client that brings its own trace', { ...DOCUMENT, 'Sentry-Trace': `${TRACE}-99aa0b1c2d3e4f50-0` }],
  ])('is not one for %s', async (_case, headers) => {
    const answer = await shop().get('/').set(headers);
    expect(announced(answer)).toBeUndefined();
    expect(cookieOf(answer)).toBe('');
  });

  it("is left alone when a span is active already, since the announced id would be nobody's parent", async () => {
    const answer = await shop({}, tracingHandler(tracer)).get('/').set(DOCUMENT);
    expect(announced(answer)).toBeUndefined();
  });
});

describe('the decision about a page load', () => {
  it('is no at a rate of 0, is announced all the same, and holds for the server', async () => {
    const answer = await shop({ tracesSampleRate: 0 }).get('/').set(DOCUMENT);
    expect(announced(answer)).toMatchObject({ sampled: false });
    expect(cookieOf(answer)).toMatch(/^clew-page-load=[0-9a-f]{32}-0;/);
  });

  it.each([-0.1, 1.1, Number.NaN])('cannot be made at a rate of %p', (tracesSampleRate) => {
    expect(() => pageLoadHandler(tracer, { tracesSampleRate })).toThrow(
      'tracesSampleRate must be a number from 0 to 1',
    );
  });
});

describe('the request for a style sheet or a script', () => {
  it.each(['style', 'script'])(
    'joins the page load of its cookie with a request span of its own: %s',
    async (destination) => {
      const headers = { 'Sec-Fetch-Dest': destination, ...cookieFor(`${TRACE}-1`) };
      const [first, second] = [await shop().get('/a').set(headers), await shop().get('/a').set(headers)];
      expect(announced(first)).toMatchObject({ traceId: TRACE, sampled: true });
      expect(announced(second)?.parentSpanId).not.toBe(announced(first)?.parentSpanId);
      expect(first.body).toMatchObject({ sentryTrace: `${TRACE}-${announced(first)?.parentSpanId}-1` });
      expect(cookieOf(first)).toBe('');
      expect(transport.takeAll()).toHaveLength(2);
    },
  );

  it('is recognised by its name in a browser that does not say what it asks for', async () => {
    const answer = await shop()
      .get('/assets/app.js?v=2')
      .set(cookieFor(`${TRACE}-0`));
    expect(announced(answer)).toMatchObject({ traceId: TRACE, sampled: false });
  });

  it('is announced with a 304, too', async () => {
    const headers = { 'Sec-Fetch-Dest': 'style', ...cookieFor(`${TRACE}-0`), 'If-None-Match': '*' };
    const answer = await shop().get('/a').set(headers);
    expect(answer.status).toBe(304);
    expect(announced(answer)).toMatchObject({ traceId: TRACE });
  });

  it.each([
    '',
    '1',
    TRACE,
    `${TRACE}-2`,
    `${TRACE}-1-1`,
    `x=${TRACE}-1`,
    `${TRACE.toUpperCase()}-1`,
    `${'0'.repeat(32)}-1`,
    `"${TRACE}-1"`,
    `${TRACE}-1%0d%0aSet-Cookie: a=b`,
  ])('ignores a cookie of another form: %p', async (value) => {
    const answer = await shop()
      .get('/a')
      .set({ 'Sec-Fetch-Dest': 'script', ...cookieFor(value) });
    expect(answer.status).toBe(200);
    expect(announced(answer)).toBeUndefined();
  });

  it.each([
    ['without a cookie', { 'Sec-Fetch-Dest': 'script' }],
    ['of an image', { 'Sec-Fetch-Dest': 'image', ...cookieFor(`${TRACE}-1`) }],
    ['of data', { 'Sec-Fetch-Dest': 'empty', ...cookieFor(`${TRACE}-1`) }],
  ])('is none %s', async (_case, headers) => {
    expect(announced(await shop().get('/a').set(headers))).toBeUndefined();
  });

  it('can be recognised otherwise, and under another cookie', async () => {
    const answer = await shop({ cookieName: 'load', isAsset: ({ url }) => url === '/font' })
      .get('/font')
      .set({ Cookie: `load=${TRACE}-0` });
    expect(announced(answer)).toMatchObject({ traceId: TRACE });
  });
});

describe('the rate of page loads', () => {
  /** What the operator is told when page loads and the service's other entry points have these rates. */
  function told(pages: number, sampling: SamplingOptions): unknown[] {
    const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const service = testingTracer(createAsyncLocalActiveSpan(), { tracesSampleRate: undefined, ...sampling });
    pageLoadHandler(service.tracer, { tracesSampleRate: pages });
    const messages = emitWarning.mock.calls.map(([message]) => message);
    emitWarning.mockRestore();
    return messages;
  }

  it.each([
    [0.1, 1, 10],
    [1, 0.25, 4],
    [0.3, 0.1, 3],
  ])(
    'that is %s is warned about where requests are sampled at %s: %s times as often',
    (pages, rate, times) => {
      expect(told(pages, { tracesSampleRate: rate })).toEqual([
        `page loads are sampled at ${pages} and other requests at ${rate}: figures over both show one of them ` +
          `${times} times too often; choose rates that differ at most twofold`,
      ]);
    },
  );

  it.each<[number, SamplingOptions]>([
    [0.25, { tracesSampleRate: 0.25 }],
    [0.5, { tracesSampleRate: 0.25 }],
    [0.25, { tracesSampleRate: 0.5 }],
    [1, { tracesSampleRate: 0 }],
    [0, { tracesSampleRate: 1 }],
    [1, {}],
    [1, { tracesSampleRate: 0.1, tracesSampler: () => 1 }],
  ])('that is %s gives no cause for a warning beside %j', (pages, sampling) => {
    expect(told(pages, sampling)).toEqual([]);
  });
});
