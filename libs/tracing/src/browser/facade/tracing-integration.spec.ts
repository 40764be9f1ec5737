/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Transaction } from '../../core/index';
import { pageWithCollector } from '../../testing/pages/page-with-collector';
import { Integrations } from '../apm';
import * as Sentry from '../sentry';
import type { TracingOptions } from './tracing-integration';

const { Tracing } = Integrations;
const { dsn, sent, pass } = pageWithCollector(() => Sentry.close());

function start(
  options: Partial<TracingOptions> = {},
  sampling: Sentry.SentryOptions = { tracesSampleRate: 1 },
) {
  Sentry.init({ dsn, integrations: [new Tracing(options)], ...sampling });
}

describe('the options of the integration', () => {
  it('all have a default', () => {
    expect(new Tracing().options).toEqual({
      tracingOrigins: ['localhost', /^\//],
      traceFetch: true,
      traceXHR: true,
      shouldCreateSpanForRequest: expect.any(Function),
      idleTimeout: 500,
      startTransactionOnPageLoad: true,
      startTransactionOnLocationChange: true,
      maxTransactionDuration: 600,
      markBackgroundTransactions: true,
    });
    expect(new Tracing().options.shouldCreateSpanForRequest('https://shop.example/')).toBe(true);
  });

  it('can leave page loads and navigations alone', async () => {
    start({ startTransactionOnPageLoad: false, startTransactionOnLocationChange: false });
    expect(Tracing.getTransaction()).toBeUndefined();
    history.pushState(null, '', '/basket');
    expect(Tracing.getTransaction()).toBeUndefined();
  });

  it('can leave requests alone', () => {
    const { fetch } = globalThis;
    const { send } = XMLHttpRequest.prototype;
    start({ traceFetch: false, traceXHR: false });
    expect([globalThis.fetch, XMLHttpRequest.prototype.send]).toEqual([fetch, send]);
  });

  it('can leave single requests alone', async () => {
    start({ shouldCreateSpanForRequest: (url) => !url.includes('/health') });
    void fetch('/health');
    void fetch('/api/products');
    Tracing.finishIdleTransaction();
    await pass(500);
    expect(sent[0]?.spans.map(({ description }) => description)).toEqual(['GET /api/products']);
  });

  it('leave those requests alone that the application fails to tell about, and say so', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    jest.spyOn(XMLHttpRequest.prototype, 'send').mockReturnValue(undefined);
    start({
      shouldCreateSpanForRequest(url) {
        if (url.includes('/api')) throw new Error('of the application');
        return true;
      },
    });
    for (const url of ['/api', '/other']) {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.send();
      void fetch(url);
    }
    const open = Tracing.getTransaction()?.transaction as Transaction;
    expect(open.children.map(({ description }) => description)).toEqual(['GET /other', 'GET /other']);
    expect(warn.mock.calls).toEqual([['[tracing] a part failed: Error: of the application']]);
    jest.restoreAllMocks();
  });

  it.each<[Partial<TracingOptions>, string[]]>([
    [{}, ['/api', 'http://localhost:3000/']],
    [{ tracingOrigins: ['api.example.com'] }, ['https://api.example.com/v2']],
    [{ tracingOrigins: [/^\/api/, 'https://example.com/shop'] }, ['/api', 'https://example.com/shop/7']],
  ])('say who is told about the trace: %j', (options, told) => {
    const set = jest.spyOn(XMLHttpRequest.prototype, 'setRequestHeader').mockReturnValue(undefined);
    jest.spyOn(XMLHttpRequest.prototype, 'send').mockReturnValue(undefined);
    start(options);
    const urls = [
      '/api',
      'http://localhost:3000/',
      'https://api.example.com/v2',
      'https://example.com/shop/7',
    ];
    const heard = [...urls, 'https://evil.example/?x=localhost', '//evil.example/api'].filter((url) => {
      set.mockClear();
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.send();
      return set.mock.calls.some(([name]) => name === 'sentry-trace');
    });
    expect(heard).toEqual(told);
    jest.restoreAllMocks();
  });

  it('can send a transaction after another time of quiet', async () => {
    start({ idleTimeout: 2000 });
    await pass(1999);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent).toHaveLength(1);
  });
});

describe('the transaction of a page load', () => {
  it('is sent after 500 ms in which nothing has happened', async () => {
    start();
    await pass(499);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent).toMatchObject([
      { transaction: 'http://localhost/', contexts: { trace: { op: 'pageload' } } },
    ]);
  });

  it('is held open by a request that is pending', async () => {
    start();
    void fetch('/never');
    await pass(20_000);
    expect(sent).toHaveLength(0);
  });

  it('lives longer with every span that is added', async () => {
    start();
    const { startSpan } = Sentry.getCurrentHub();
    await pass(400);
    startSpan({ op: 'task', description: 'early' })?.finish();
    await pass(499);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent[0]?.spans).toMatchObject([{ op: 'task', description: 'early' }]);
  });

  it('holds none of the spans that were not finished, except as cancelled', async () => {
    start({ maxTransactionDuration: 1 });
    Sentry.getCurrentHub().startSpan({ op: 'task' });
    await pass(1000);
    expect(sent[0]?.spans).toMatchObject([{ op: 'task', status: 'cancelled' }]);
  });

  it.each([{}, { tracesSampleRate: 0 }])('is not sent with %j', async (sampling) => {
    start({}, sampling);
    await pass(2000);
    expect(sent).toHaveLength(0);
  });

  it('is finished and marked when it lasts longer than a transaction may', async () => {
    start({ maxTransactionDuration: 3 });
    Tracing.pushActivity('never popped');
    await pass(3000);
    expect(sent).toMatchObject([
      {
        contexts: { trace: { status: 'deadline_exceeded' } },
        tags: { maxTransactionDurationExceeded: 'true' },
      },
    ]);
  });

  it('may last for ever when it is told so', async () => {
    start({ maxTransactionDuration: 0 });
    Tracing.pushActivity('never popped');
    await pass(3_600_000);
    expect(sent).toHaveLength(0);
  });

  it('fails when an error reaches nobody', async () => {
    start();
    dispatchEvent(new ErrorEvent('error', { error: new Error('out of yarn'), message: 'out of yarn' }));
    await pass(500);
    expect(sent[0]?.contexts.trace.status).toBe('internal_error');
  });
});

describe('a page that is hidden', () => {
  const hide = () => {
    jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  afterEach(() => void jest.restoreAllMocks());

  it('sends what is open as cancelled, and marked', async () => {
    start();
    hide();
    await pass(0);
    expect(sent).toMatchObject([
      { contexts: { trace: { status: 'cancelled' } }, tags: { visibilitychange: 'document.hidden' } },
    ]);
  });

  it('goes on when it is told so', async () => {
    start({ markBackgroundTransactions: false });
    hide();
    await pass(500);
    expect(sent).toMatchObject([{ contexts: { trace: { status: 'ok' } }, tags: {} }]);
  });
});

describe('a navigation', () => {
  it('ends the page load, and is a trace of its own that is named by the new address', async () => {
    start();
    history.pushState(null, '', '/basket?step=1#top');
    await pass(500);
    expect(sent.map(({ transaction }) => transaction)).toEqual([
      'http://localhost/',
      'http://localhost/basket',
    ]);
    expect(sent[1]?.contexts.trace.op).toBe('navigation');
    expect(sent[1]?.contexts.trace).not.toHaveProperty('parent_span_id');
  });
});
