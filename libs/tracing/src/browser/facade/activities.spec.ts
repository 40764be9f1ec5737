/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
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

const names = () => sent.map(({ transaction }) => transaction);

describe('an activity', () => {
  it('keeps the transaction unsent until it is popped, and is a span of it', async () => {
    start();
    const activity = Tracing.pushActivity('ShopFront', { data: {}, op: 'react', description: 'ShopFront' });
    await pass(60_000);
    expect(sent).toHaveLength(0);
    Tracing.popActivity(activity);
    await pass(499);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent[0]?.spans).toMatchObject([{ op: 'react', description: 'ShopFront' }]);
    const [span] = sent[0]?.spans ?? [];
    expect(Number(span?.timestamp) - Number(span?.start_timestamp)).toBeCloseTo(60);
    expect(sent[0]?.timestamp).toBe(span?.timestamp);
  });

  it('is no span without a context', async () => {
    start();
    Tracing.popActivity(Tracing.pushActivity('ShopFront'));
    await pass(500);
    expect(sent[0]?.spans).toEqual([]);
  });

  it('holds the transaction open with all others', async () => {
    start();
    const [first, second] = [Tracing.pushActivity('first'), Tracing.pushActivity('second')];
    Tracing.popActivity(first);
    await pass(5000);
    expect(sent).toHaveLength(0);
    Tracing.popActivity(first);
    Tracing.popActivity(second);
    await pass(500);
    expect(sent).toHaveLength(1);
  });

  it('is nothing when no transaction is open', async () => {
    start();
    await pass(500);
    expect(Tracing.pushActivity('late', { op: 'react' })).toBe(0);
    Tracing.popActivity(0);
    await pass(5000);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.spans).toEqual([]);
  });

  it('passes on what is known when it is popped', async () => {
    start();
    const activity = Tracing.pushActivity('request', { op: 'http' });
    Tracing.popActivity(activity, { status_code: 404, method: 'GET' });
    const aborted = Tracing.pushActivity('request', { op: 'http' });
    Tracing.popActivity(aborted, { status: 'aborted' });
    await pass(500);
    expect(sent[0]?.spans).toMatchObject([
      { status: 'not_found', tags: { 'http.status_code': '404' }, data: { method: 'GET', status_code: 404 } },
      { status: 'aborted' },
    ]);
  });

  it('can pop itself', async () => {
    start();
    Tracing.pushActivity('slow', { op: 'task' }, { autoPopAfter: 2000 });
    await pass(2499);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent[0]?.spans).toMatchObject([{ status: 'deadline_exceeded', data: { autoPop: true } }]);
  });
});

describe('a transaction of a user action', () => {
  it('ends the page load, and is a trace of its own', async () => {
    start();
    Tracing.startIdleTransaction('shopCheckout', { op: 'ui.action' });
    await pass(500);
    expect(names()).toEqual(['http://localhost/', 'shopCheckout']);
    expect(sent[1]?.contexts.trace.op).toBe('ui.action');
    expect(sent[1]?.contexts.trace.trace_id).not.toBe(sent[0]?.contexts.trace.trace_id);
  });

  it('is sent at once when it is finished', async () => {
    start({ startTransactionOnPageLoad: false });
    Tracing.startIdleTransaction('shopCheckout');
    const activity = Tracing.pushActivity('task', { op: 'task' });
    await pass(70);
    Tracing.popActivity(activity);
    Tracing.finishIdleTransaction();
    await pass(0);
    expect(names()).toEqual(['shopCheckout']);
    const [task] = sent[0]?.spans ?? [];
    expect(Number(task?.timestamp) - Number(task?.start_timestamp)).toBeCloseTo(0.07);
  });

  it('is sent after the idle timeout when nobody finishes it', async () => {
    start({ startTransactionOnPageLoad: false });
    Tracing.startIdleTransaction('shopCheckout');
    await pass(499);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(names()).toEqual(['shopCheckout']);
  });

  it('waits for its requests when it is finished, and is sent with the last of them', async () => {
    start({ startTransactionOnPageLoad: false });
    const transaction = Tracing.startIdleTransaction('shopCheckout');
    const request = transaction?.child({ op: 'http.client', description: 'POST /api/checkout' });
    Tracing.finishIdleTransaction();
    await pass(300);
    expect(sent).toHaveLength(0);
    request?.setHttpStatus(200).finish();
    await pass(0);
    expect(sent[0]?.spans).toMatchObject([{ description: 'POST /api/checkout', status: 'ok' }]);
  });

  it('waits for them no longer than the idle timeout', async () => {
    start({ startTransactionOnPageLoad: false });
    Tracing.startIdleTransaction('shopCheckout');
    void fetch('/never');
    Tracing.finishIdleTransaction();
    await pass(499);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent).toMatchObject([
      { contexts: { trace: { status: 'ok' } }, spans: [{ description: 'GET /never', status: 'cancelled' }] },
    ]);
  });

  it('gets nothing of what starts after it was finished', async () => {
    start({ startTransactionOnPageLoad: false });
    Tracing.startIdleTransaction('shopCheckout');
    void fetch('/never');
    Tracing.finishIdleTransaction();
    expect(Tracing.getTransaction()).toBeUndefined();
    expect(Tracing.pushActivity('late', { op: 'task' })).toBe(0);
    Tracing.startIdleTransaction('next');
    void fetch('/api/products');
    await pass(500);
    expect(sent).toMatchObject([{ transaction: 'shopCheckout', spans: [{ description: 'GET /never' }] }]);
  });

  it('ends activities that were not popped as cancelled when it is finished', async () => {
    start({ startTransactionOnPageLoad: false });
    Tracing.startIdleTransaction('shopCheckout');
    Tracing.pushActivity('task', { op: 'task' });
    Tracing.finishIdleTransaction();
    await pass(0);
    expect(sent).toMatchObject([{ transaction: 'shopCheckout', spans: [{ status: 'cancelled' }] }]);
  });

  it('has the status that it is given', async () => {
    start();
    Tracing.setTransactionStatus('unavailable');
    expect(Tracing.getTransaction()?.status).toBe('unavailable');
    Tracing.finishIdleTransaction();
    await pass(0);
    expect(sent[0]?.contexts.trace.status).toBe('unavailable');
  });

  it.each([{}, { tracesSampleRate: 0 }])('is none with %j', (sampling) => {
    start({}, sampling);
    expect(Tracing.startIdleTransaction('shopCheckout')).toBeUndefined();
    expect(Tracing.pushActivity('task')).toBe(0);
  });

  it('is none before there is anything to report to', () => {
    expect(Tracing.startIdleTransaction('shopCheckout')).toBeUndefined();
    expect(Tracing.getTransaction()).toBeUndefined();
    expect(() => Tracing.finishIdleTransaction()).not.toThrow();
    expect(() => Tracing.setTransactionStatus('ok')).not.toThrow();
  });
});
