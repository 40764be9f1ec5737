/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Span } from '../../core/index';
import { HOSTILE_VALUES } from '../../core/hostile-values.fixture';
import { pageWithCollector } from '../../testing/pages/page-with-collector';
import * as Apm from '../apm';
import * as Sentry from '../sentry';
import { createHub } from './hub';

const { dsn, sent, errors, pass } = pageWithCollector(() => Sentry.close());
const start = (options: Sentry.SentryOptions = { tracesSampleRate: 1 }) => Sentry.init({ dsn, ...options });
const hub = Sentry.getCurrentHub();

describe('a hub whose tracing package was not imported', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('starts no span, says so once, and has no headers', () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    const bare = createHub();
    bare.initialise({ tracesSampleRate: 1 });
    expect(bare.startSpan({ op: 'task', transaction: 'early' })).toBeUndefined();
    expect(bare.startSpan({ op: 'task' })).toBeUndefined();
    expect(bare.traceHeaders()).toEqual({});
    expect(warn).toHaveBeenCalledTimes(1);
    expect(String(warn.mock.calls[0]?.[0])).toContain('import @clew/tracing/browser/apm first');
  });
});

describe('a hub', () => {
  it('starts nothing before there is anything to report to', () => {
    expect(hub.startSpan({ op: 'task', transaction: 'early' })).toBeUndefined();
    expect(hub.traceHeaders()).toEqual({});
  });

  it.each([...HOSTILE_VALUES.entries()])('takes whatever a host hands over: value %i', (_index, value) => {
    start();
    expect(hub.startSpan(value() as never)).toBeInstanceOf(Span);
    expect(hub.startSpan({ transaction: value(), op: value(), data: value() } as never)).toBeInstanceOf(Span);
  });

  it('belongs to the page, and so do the activities', () => {
    expect(Sentry.getCurrentHub()).toBe(hub);
    expect(Object.keys(Apm.Integrations)).toEqual(['Tracing']);
  });
});

describe('a transaction of manual work', () => {
  it('needs no integration, and no description', async () => {
    start();
    hub.startSpan({ op: 'task', transaction: 'process an item' })?.finish();
    await pass(200);
    expect(sent).toMatchObject([{ transaction: 'process an item', contexts: { trace: { op: 'task' } } }]);
    expect(sent[0]?.contexts.trace).not.toHaveProperty('description');
  });

  it.each([{}, { tracesSampleRate: 0 }])('is not sent with %j', async (sampling) => {
    start(sampling);
    const transaction = hub.startSpan({ op: 'task', transaction: 'process an item' });
    transaction?.child({ op: 'http' }).finish();
    transaction?.finish();
    await pass(5000);
    expect(sent).toEqual([]);
  });

  it('holds the children that were finished, and no others', async () => {
    start();
    const transaction = hub.startSpan({ op: 'task', transaction: 'process an item' });
    const child = transaction?.child({ op: 'http', description: 'GET /' });
    child?.setTag('http.status_code', 200);
    child?.setData('http.foobarsessionid', { visits: 1 });
    child?.setStatus('ok');
    const grandchild = child?.child();
    grandchild?.finish();
    child?.finish();
    child?.finish(9);
    transaction?.child({ op: 'never finished' });
    transaction?.finish();
    await pass(200);
    expect(sent[0]?.spans).toMatchObject([
      {
        ...{ op: 'http', description: 'GET /', parent_span_id: transaction?.spanId },
        ...{ trace_id: transaction?.traceId, tags: { 'http.status_code': '200' } },
        data: { 'http.foobarsessionid': { visits: 1 } },
      },
      { parent_span_id: child?.spanId },
    ]);
    expect(sent[0]?.spans).toHaveLength(2);
    expect(child?.isSuccess()).toBe(true);
    expect(child?.toTraceparent()).toBe(`${transaction?.traceId}-${child?.spanId}-1`);
  });

  it('takes the decision and the place in a trace that it is given', async () => {
    start();
    const traceId = '771a43a4192642f0b136d5159a501700';
    const parentSpanId = 'd8c9a8b7e6f5a4b3';
    hub.startSpan({ transaction: 'unsampled', sampled: false })?.finish();
    hub.startSpan({ transaction: 'placed', traceId, parentSpanId })?.finish();
    await pass(200);
    expect(sent).toMatchObject([
      { contexts: { trace: { trace_id: traceId, parent_span_id: parentSpanId } } },
    ]);
  });
});

describe('a span on the scope', () => {
  it('is the parent of new spans, and of new transactions of the same trace', async () => {
    start();
    const transaction = hub.startSpan({ op: 'task', transaction: 'process an item' });
    Sentry.configureScope((scope) => scope.setSpan(transaction));
    const child = hub.startSpan({ op: 'http' });
    const below = hub.startSpan({ transaction: 'below' });
    const apart = hub.startSpan({ transaction: 'apart' }, true);
    expect([child?.parentSpanId, below?.parentSpanId]).toEqual([transaction?.spanId, transaction?.spanId]);
    expect(below?.traceId).toBe(transaction?.traceId);
    expect(below?.transaction).toBe(below);
    expect(apart?.traceId).not.toBe(transaction?.traceId);
    expect(hub.traceHeaders()['sentry-trace']).toBe(`${transaction?.traceId}-${transaction?.spanId}-1`);
    hub.getScope().setTransaction('renamed');
    for (const span of [child, below, apart, transaction]) span?.finish();
    await pass(200);
    expect(sent.map(({ transaction: name }) => name).sort()).toEqual(['apart', 'below', 'renamed']);
  });

  it('is none any more when it has been finished', () => {
    start();
    const transaction = hub.startSpan({ transaction: 'process an item' });
    hub.getScope().setSpan(transaction);
    transaction?.finish();
    expect(hub.getScope().getSpan()).toBeUndefined();
    expect(hub.traceHeaders()).toEqual({});
    expect(hub.startSpan({ op: 'http' })?.parentSpanId).toBeUndefined();
  });

  it('is what a span that is handed over stays', () => {
    start();
    const span = hub.startSpan({ transaction: 'process an item' });
    expect(span && hub.startSpan(span)).toBe(span);
  });
});

describe('what is reported', () => {
  it('has the tags and breadcrumbs of the scope, and what the event says itself goes first', async () => {
    start();
    Sentry.configureScope((scope) => {
      scope.setTag('shop', 'yarn');
      scope.setTag('page', 'basket');
    });
    for (let count = 0; count < 101; count += 1) Sentry.addBreadcrumb({ message: `click ${count}` });
    hub.startSpan({ transaction: 'process an item' })?.setTag('page', 'checkout').finish();
    const eventId = Sentry.captureException(new Error('no yarn left'));
    await pass(200);
    expect(sent[0]?.tags).toEqual({ shop: 'yarn', page: 'checkout' });
    expect(errors).toMatchObject([{ event_id: eventId, tags: { shop: 'yarn', page: 'basket' } }]);
    const { breadcrumbs } = errors[0] as unknown as { breadcrumbs: { message: string }[] };
    expect(breadcrumbs).toHaveLength(100);
    expect(breadcrumbs[0]?.message).toBe('click 1');
  });

  it('is what the application lets pass', async () => {
    start({ tracesSampleRate: 1, beforeSend: () => null, beforeSendTransaction: () => null });
    hub.startSpan({ transaction: 'process an item' })?.finish();
    expect(Sentry.captureException(new Error('no yarn left'))).toBeUndefined();
    await pass(200);
    expect([sent, errors]).toEqual([[], []]);
  });

  it('is also an error that nobody has caught', async () => {
    start();
    dispatchEvent(new ErrorEvent('error', { error: new Error('nobody'), message: 'nobody' }));
    await pass(200);
    expect(errors).toMatchObject([{ exception: { values: [{ mechanism: { handled: false } }] } }]);
  });
});
