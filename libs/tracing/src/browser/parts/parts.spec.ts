/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { pageWithCollector } from '../../testing/pages/page-with-collector';
import {
  errorCapture,
  incomingTraces,
  init,
  navigationTiming,
  sendingRules,
  tracesSampler,
  tunnel,
  type BrowserOptions,
  type BrowserTracing,
  type PagePart,
} from '../index';

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SENTRY_TRACE = `${TRACE_ID}-d8c9a8b7e6f5a4b3-1`;

let tracing: BrowserTracing | undefined;
const { dsn, sent, errors, pass } = pageWithCollector(() => tracing?.close() ?? Promise.resolve());
afterEach(() => void jest.restoreAllMocks());

function start(options: BrowserOptions = {}): BrowserTracing['tracer'] {
  tracing = init({ dsn, tracesSampleRate: 1, ...options });
  return tracing.tracer;
}

/** The names of what has been sent when the page load is over. */
async function namesSent(): Promise<string[]> {
  await pass(500);
  return sent.map(({ transaction }) => transaction);
}

describe('a sampler of a page', () => {
  it('chooses for each transaction, in place of the rate', async () => {
    const asked: string[] = [];
    const tracer = start({
      parts: [
        tracesSampler(({ name, op }) => {
          asked.push(op ?? name);
          return name === 'Submit Order' ? 1 : 0;
        }),
      ],
    });
    for (const name of ['Submit Order', 'Read News'])
      tracer.startSpan({ transaction: name }, () => undefined);
    expect(await namesSent()).toEqual(['Submit Order']);
    expect(asked).toEqual(['pageload', 'Submit Order', 'Read News']);
  });
});

describe('a header that the application hands over', () => {
  it.each([
    ['is continued where the page has that part', [incomingTraces()], [TRACE_ID, 'd8c9a8b7e6f5a4b3']],
    ['begins a trace where it has not', [], [expect.not.stringContaining(TRACE_ID), undefined]],
  ])('%s', async (_what, parts, expected) => {
    const tracer = start({ parts });
    tracer.continueTrace({ sentryTrace: SENTRY_TRACE }, { name: 'message' }).finish();
    await pass(500);
    const [trace] = sent.filter(({ transaction }) => transaction === 'message');
    const { trace_id, parent_span_id } = trace?.contexts.trace ?? {};
    expect([trace_id, parent_span_id]).toEqual(expected);
  });
});

describe('the sending rules of a page', () => {
  it('change, drop and ignore what is about to be sent', async () => {
    const rules = sendingRules({
      beforeSend: (event, { originalException }) => (originalException instanceof TypeError ? null : event),
      beforeSendTransaction: (event) =>
        event.transaction === 'dropped' ? null : { ...event, transaction: event.transaction.toUpperCase() },
      ignoreTransactions: ['localhost'],
    });
    const tracer = start({ parts: [rules, errorCapture()] });
    for (const name of ['dropped', 'kept']) tracer.startSpan({ transaction: name }, () => undefined);
    for (const error of [new TypeError('dropped'), new RangeError('kept')]) tracer.captureException(error);
    expect(await namesSent()).toEqual(['KEPT']);
    expect(errors).toMatchObject([{ exception: { values: [{ type: 'RangeError' }] } }]);
  });
});

describe('the phases of a page load', () => {
  it.each([
    ['are spans where the page has that part', [navigationTiming()], ['browser.domContentLoadedEvent']],
    ['are none where it has not', [], []],
  ])('%s', async (_what, parts, expected) => {
    const navigation = {
      ...{ entryType: 'navigation', name: location.href, startTime: 0, fetchStart: 1, requestStart: 2 },
      ...{ domContentLoadedEventStart: 3, domContentLoadedEventEnd: 4, responseEnd: 3 },
    };
    Object.assign(performance, {
      getEntriesByType: (type: string) => (type === 'navigation' ? [navigation] : []),
    });
    start({ parts });
    await pass(500);
    Reflect.deleteProperty(performance, 'getEntriesByType');
    const ops = sent[0]?.spans.map(({ op }) => op).filter((op) => op !== 'browser.request');
    expect(ops).toEqual(expected);
  });
});

describe('a part that throws', () => {
  const fail = (): never => {
    throw new Error('of the part');
  };
  const failing: PagePart[] = [{ watch: fail }, { watch: () => fail }, { record: fail }];

  it('breaks neither the page nor its transactions nor the other parts, and is warned about once', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    const stopped: string[] = [];
    const intact: PagePart = {
      watch: () => () => void stopped.push('stopped'),
      record: (transaction) => void transaction.setTag('recorded', true),
    };
    start({ parts: [...failing, intact] });
    expect(await namesSent()).toEqual(['http://localhost/']);
    expect(sent).toMatchObject([{ tags: { recorded: 'true' } }]);
    tracing?.startIdleTransaction({ name: 'Submit Order' });
    const closed = tracing?.close();
    expect(await namesSent()).toEqual(['http://localhost/', 'Submit Order']);
    expect([await closed, stopped]).toEqual([true, ['stopped']]);
    expect(warn.mock.calls).toEqual([['[tracing] a part failed: Error: of the part']]);
  });
});

describe('a page without any part', () => {
  it('keeps credentials to itself', async () => {
    const tracer = start();
    tracer.startSpan({ op: 'function', tags: { note: 'Bearer Y2FuYXJ5.1' } }, (span) => {
      span.setData('login', { user: 'ariadne', password: 'Y2FuYXJ5' });
    });
    await pass(500);
    expect(JSON.stringify(sent)).not.toContain('Y2FuYXJ5');
    expect(sent[0]?.spans).toMatchObject([{ data: { login: { user: 'ariadne', password: '[Filtered]' } } }]);
  });

  it('waits half a minute at most for what never ends', async () => {
    start();
    void fetch('/never');
    await pass(29_999);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toMatchObject([
      { contexts: { trace: { status: 'deadline_exceeded' } }, spans: [{ status: 'cancelled' }] },
    ]);
  });

  it('says what application it is', async () => {
    start({ release: 'shop@1', environment: 'test' });
    await pass(500);
    expect(sent).toMatchObject([
      {
        platform: 'javascript',
        release: 'shop@1',
        environment: 'test',
        sdk: { name: 'clew.javascript.browser' },
      },
    ]);
  });

  it('leaves a method that is no text to the platform', () => {
    start();
    expect(() => void fetch('/api/products', { method: 5 as never })).not.toThrow();
    expect(tracing?.pageLoadTransaction.children).toMatchObject([{ description: '5 /api/products' }]);
  });

  it.each(['/tunnel', 'http://localhost/tunnel', 'https://passing-on.example/tunnel'])(
    'makes no span of a request to where it reports to itself: %s',
    (url) => {
      start({ parts: [tunnel(url)] });
      void fetch(url, { method: 'POST' });
      void fetch('/api/products');
      const requests = tracing?.pageLoadTransaction.children.map(({ description }) => description);
      expect(requests).toEqual(['GET /api/products']);
    },
  );
});
