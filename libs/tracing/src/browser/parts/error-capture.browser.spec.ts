import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ErrorEvent } from '../../core/index';
import { pageHtml, startBrowserSite, type BrowserSite } from '../../testing/pages/browser-site';
import type { BrowserTracing } from '../init';

declare const tracing: BrowserTracing;

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

let site: BrowserSite;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite({
    tracesSampleRate: 1,
    addRoutes(app, config) {
      // Their page loads are open until the test ends them, however slow the machine is.
      const page = { ...config, idleTimeoutMs: 20_000 };
      app.get('/reporting', (_request, response) => {
        response.send(pageHtml({ ...page, reportsErrors: true }));
      });
      app.get('/silent', (_request, response) => {
        response.send(pageHtml(page));
      });
    },
  });
  page = await site.browser.newPage();
});

afterAll(() => site.close());

beforeEach(async () => {
  site.web.errors.length = 0;
  await page.goto(`${site.origin}/reporting`);
  await page.waitForFunction(() => 'tracing' in globalThis);
});

/** The error with this message, when it has been reported. */
const reported = (message: string): Promise<ErrorEvent> =>
  site.web.waitUntil(() =>
    site.web.errors.find(({ exception }) => exception.values.at(-1)?.value === message),
  );

describe('an error that nobody has caught', () => {
  it('is reported with the page load that it happened in, and fails that', async () => {
    await page.evaluate(() => {
      setTimeout(function sell() {
        throw new RangeError('no yarn left');
      });
    });
    const { contexts, exception, level, transaction } = await reported('no yarn left');
    await page.evaluate(() => tracing.close());
    const [pageLoad] = await site.web.waitFor(
      1,
      (event) => event.contexts.trace.trace_id === contexts.trace.trace_id,
    );
    expect(pageLoad?.contexts.trace).toMatchObject({ op: 'pageload', status: 'internal_error' });
    expect(contexts.trace.span_id).toBe(pageLoad?.contexts.trace.span_id);
    expect({ level, transaction }).toEqual({ level: 'error', transaction: `${site.origin}/reporting` });
    expect(exception.values).toMatchObject([
      { type: 'RangeError', mechanism: { type: 'onerror', handled: false } },
    ]);
    expect(exception.values[0]?.stacktrace?.frames.at(-1)?.function).toContain('sell');
  });

  it('is reported with the transaction that it has left, although that is over', async () => {
    await page.evaluate(() => {
      void tracing.tracer.startSpan({ transaction: 'Submit Order', op: 'ui.action.click' }, async () => {
        await fetch('/api/products');
        throw new Error('the order is lost');
      });
    });
    const { contexts, exception } = await reported('the order is lost');
    const [order] = await site.web.waitFor(1, (event) => event.transaction === 'Submit Order');
    expect(contexts.trace).toMatchObject({
      trace_id: order?.contexts.trace.trace_id,
      span_id: order?.contexts.trace.span_id,
    });
    expect(exception.values[0]?.mechanism).toEqual({ type: 'onunhandledrejection', handled: false });
  });

  it('reaches the handlers of the application as before', async () => {
    const seen = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const error = new Error('seen by both');
          addEventListener('error', (event) => resolve(event.error === error && !event.defaultPrevented));
          setTimeout(() => {
            throw error;
          });
        }),
    );
    expect(seen).toBe(true);
    await reported('seen by both');
  });
});

describe('an error that the application reports', () => {
  it('is sent once, with the span that is active', async () => {
    const { first, second, spanId } = await page.evaluate(() =>
      tracing.tracer.startSpan({ op: 'function', description: 'rank' }, (span) => {
        const error = new Error('reported by hand');
        const [first, second] = [error, error].map((again) => tracing.tracer.captureException(again));
        return { first, second, spanId: span.spanId };
      }),
    );
    const event = await reported('reported by hand');
    expect(event).toMatchObject({ event_id: first, contexts: { trace: { span_id: spanId } } });
    expect(second).toBeUndefined();
    expect(event.exception.values[0]?.mechanism.handled).toBe(true);
  });
});

describe('a page that does not report errors', () => {
  it('reports none, but that its page load has failed', async () => {
    await page.goto(`${site.origin}/silent`);
    await page.waitForFunction(() => 'tracing' in globalThis);
    const traceId = await page.evaluate(async () => {
      tracing.tracer.captureException(new Error('by hand'));
      const told = new Promise((resolve) => addEventListener('unhandledrejection', resolve));
      void Promise.reject(new Error('unhandled'));
      await told;
      void tracing.close();
      return tracing.pageLoadTransaction.traceId;
    });
    const [pageLoad] = await site.web.waitFor(1, ({ contexts }) => contexts.trace.trace_id === traceId);
    expect(pageLoad?.contexts.trace.status).toBe('internal_error');
    // A page that was left may still report what the test before has thrown there.
    expect(site.web.errors.filter(({ contexts }) => contexts.trace.trace_id === traceId)).toEqual([]);
  });
});
