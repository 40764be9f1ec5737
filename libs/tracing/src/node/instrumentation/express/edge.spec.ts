/**
 * Where strangers can send requests, they can ask for each of them to be recorded, which costs, or for none to be, which
 * hides them. Whose headers are believed is a setting of the handler.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { traceparentHeader, type TracerOptions, type TransactionEvent } from '../../../core/index';
import { testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { tracingHandler, type TracingHandlerOptions } from './express';
import { pageLoadHandler } from '../page-load/page-load';

const TRACE = '771a43a4192642f0b136d5159a501700';
const FORGED = `${TRACE}-d8c9a8b7e6f5a4b3`;
const BAGGAGE = `sentry-trace_id=${TRACE},sentry-sample_rate=1,sentry-release=evil`;

let edge: ReturnType<typeof testingTracer>;
afterEach(() => edge.transport.expectNothingUnclaimed());

/** A public service that answers with the header that it would send on. */
function service(options: TracingHandlerOptions | undefined, tracing: Partial<TracerOptions>) {
  edge = testingTracer(createAsyncLocalActiveSpan(), tracing);
  const { tracer } = edge;
  const app = express();
  app.use(pageLoadHandler(tracer, { tracesSampleRate: 1 }));
  app.use(options ? tracingHandler(tracer, options) : tracingHandler(tracer));
  app.get('/', (_request, response) => {
    const span = tracer.activeSpan();
    response.json(span && tracer.propagationHeaders(span));
  });
  return request(app);
}

/** The headers that go on, and what was recorded, of one request with these headers. */
async function serve(
  options: TracingHandlerOptions | undefined,
  tracing: Partial<TracerOptions>,
  headers: Record<string, string>,
): Promise<{ sentryTrace: string; baggage: string; recorded: TransactionEvent[] }> {
  const response = await service(options, tracing).get('/').set(headers);
  const { 'sentry-trace': sentryTrace, baggage } = response.body as Record<string, string>;
  return {
    ...{ sentryTrace: sentryTrace ?? '', baggage: baggage ?? '' },
    recorded: edge.transport.takeAll(),
  };
}

const forged = (flag: string) => ({ 'sentry-trace': `${FORGED}-${flag}`, baggage: BAGGAGE });

describe('a service that believes every header', () => {
  it.each([undefined, {}, { trustIncoming: true }])(
    'continues any trace, as decided: %j',
    async (options) => {
      const yes = await serve(options, { tracesSampleRate: 0 }, forged('1'));
      expect(yes.recorded).toMatchObject([{ contexts: { trace: { trace_id: TRACE } } }]);
      const no = await serve(options, { tracesSampleRate: 1 }, forged('0'));
      expect([no.recorded, no.sentryTrace.slice(0, 32)]).toEqual([[], TRACE]);
    },
  );
});

describe('a request with W3C’s header alone', () => {
  const headers = { traceparent: `00-${FORGED}-01` };

  it('is continued where tracing is told to read it', async () => {
    const { recorded } = await serve({}, { traceparent: traceparentHeader }, headers);
    expect(recorded).toMatchObject([
      { contexts: { trace: { trace_id: TRACE, parent_span_id: FORGED.slice(33) } } },
    ]);
  });

  it.each<[string, TracingHandlerOptions, Partial<TracerOptions>]>([
    ['where it is not', {}, {}],
    ['where no header is believed', { trustIncoming: false }, { traceparent: traceparentHeader }],
  ])('begins a trace %s', async (_case, options, tracing) => {
    const { recorded } = await serve(options, tracing, headers);
    expect(recorded).toHaveLength(1);
    expect(recorded[0]?.contexts.trace.trace_id).not.toBe(TRACE);
    expect(recorded[0]?.contexts.trace).not.toHaveProperty('parent_span_id');
  });
});

describe('a service that believes no header from outside', () => {
  it.each([
    ['1', 0, 0],
    ['0', 1, 1],
  ])(
    'begins a trace and decides itself, where the header says %s and its rate is %s',
    async (flag, rate, of) => {
      const { sentryTrace, baggage, recorded } = await serve(
        { trustIncoming: false },
        { tracesSampleRate: rate },
        forged(flag),
      );
      expect(recorded).toHaveLength(of);
      expect(sentryTrace).toMatch(new RegExp(`^(?!${TRACE})[0-9a-f]{32}-[0-9a-f]{16}-${rate}$`));
      expect(baggage).not.toContain('evil');
      for (const { contexts } of recorded) expect(contexts.trace).not.toHaveProperty('parent_span_id');
    },
  );

  it('joins the trace that it has begun itself for the browser', async () => {
    const response = await service({ trustIncoming: false }, { tracesSampleRate: 0 })
      .get('/')
      .set('Sec-Fetch-Dest', 'document');
    const timing = String(response.get('server-timing'));
    const [, announced] = /sentry-trace;desc="([^"]+)"/.exec(timing) ?? [];
    const [recorded] = edge.transport.takeAll();
    expect(announced).toBe(
      `${recorded?.contexts.trace.trace_id}-${recorded?.contexts.trace.parent_span_id}-1`,
    );
    expect((response.body as Record<string, string>)['sentry-trace']).toContain(
      recorded?.contexts.trace.trace_id,
    );
  });

  it('does not believe the cookie of a style sheet either, which anybody can set', async () => {
    const headers = { cookie: `clew-page-load=${TRACE}-1`, 'Sec-Fetch-Dest': 'style' };
    const { sentryTrace, recorded } = await serve({ trustIncoming: false }, { tracesSampleRate: 0 }, headers);
    expect(recorded).toEqual([]);
    expect(sentryTrace).not.toContain(TRACE);
  });
});

describe('a service that looks whom it believes', () => {
  const fromTheGateway: TracingHandlerOptions = {
    trustIncoming: ({ headers }) => headers['x-gateway'] === 'ours',
  };

  it('continues the traces of those, and of nobody else', async () => {
    const gateway = { ...forged('1'), 'x-gateway': 'ours' };
    expect((await serve(fromTheGateway, { tracesSampleRate: 0 }, gateway)).recorded).toHaveLength(1);
    expect((await serve(fromTheGateway, { tracesSampleRate: 0 }, forged('1'))).recorded).toEqual([]);
  });

  it('believes nobody when it is told later, which is never a yes', async () => {
    const later = { trustIncoming: (() => Promise.resolve(true)) as unknown as () => boolean };
    expect((await serve(later, { tracesSampleRate: 0 }, forged('1'))).recorded).toEqual([]);
  });

  it('answers, and believes nobody, when looking fails', async () => {
    const failing = {
      trustIncoming: () => {
        throw new Error('the session store is away');
      },
    };
    const { sentryTrace } = await serve(failing, { tracesSampleRate: 0 }, forged('1'));
    expect(sentryTrace).not.toContain(TRACE);
  });
});
