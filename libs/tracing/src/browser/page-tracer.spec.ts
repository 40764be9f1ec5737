import { beforeEach, describe, expect, it } from '@jest/globals';
import { errorReporting, type Tracer, type Transaction } from '../core/index';
import { testingTracer, type RecordingTransport } from '../testing/index';
import { pageTracer } from './page-tracer';
import { createStackActiveSpan } from './ports/stack-active-span';

let tracer: Tracer;
let pageLoad: Transaction | undefined;
let transport: RecordingTransport;

beforeEach(() => {
  const activeSpan = createStackActiveSpan();
  const testing = testingTracer(activeSpan, { reportErrors: errorReporting(() => []) });
  const core = testing.tracer;
  transport = testing.transport;
  const idle = core.startTransaction({ name: 'page', op: 'pageload' });
  pageLoad = idle;
  tracer = pageTracer(core, activeSpan, () => pageLoad);
});

const childOf = (context: { op: string }) => tracer.startSpan(context, (span) => span.parentSpanId);

describe('the active span of a page', () => {
  it('is the open page load when no other is', () => {
    expect(tracer.activeSpan()).toBe(pageLoad);
    expect(childOf({ op: 'ui.render' })).toBe(pageLoad?.spanId);
  });

  it('is none when the page load is over', () => {
    pageLoad = undefined;
    expect(tracer.activeSpan()).toBeUndefined();
    expect(childOf({ op: 'ui.render' })).toBeUndefined();
  });

  it('is the span of the synchronous part of a callback, and no longer', async () => {
    const { before, after, render } = await tracer.startSpan({ op: 'ui.render' }, async (span) => {
      const during = tracer.activeSpan();
      await Promise.resolve();
      return { before: during, after: tracer.activeSpan(), render: span };
    });
    expect(before).toBe(render);
    expect(after).toBe(pageLoad);
  });

  it('is the span that later work names', () => {
    tracer.startSpan({ op: 'ui.render' }, (render) => {
      const parent = tracer.runWith(pageLoad, () => childOf({ op: 'http.client' }));
      expect(parent).toBe(pageLoad?.spanId);
      expect(childOf({ op: 'http.client' })).toBe(render.spanId);
    });
  });

  it('is none where the application says so', () => {
    tracer.runWith(undefined, () => {
      expect(tracer.activeSpan()).toBeUndefined();
      expect(childOf({ op: 'ui.render' })).toBeUndefined();
    });
  });

  it('is put back when work throws', () => {
    const failure = new Error('no yarn left');
    const work = () =>
      tracer.startSpan({ op: 'ui.render' }, () => {
        throw failure;
      });
    expect(work).toThrow(failure);
    expect(tracer.activeSpan()).toBe(pageLoad);
  });
});

describe('a context that cannot be read', () => {
  it('starts a span about which nothing is known', () => {
    const context = {
      get transaction(): string {
        throw new Error('of the host');
      },
    };
    expect(tracer.startSpan(context, (span) => span.parentSpanId)).toBe(pageLoad?.spanId);
  });
});

describe('a transaction that the application starts', () => {
  it('is a trace of its own while the page is still loading', () => {
    tracer.startSpan({ transaction: 'Submit Order', op: 'ui.action.click' }, (order) => {
      expect(order.traceId).not.toBe(pageLoad?.traceId);
      expect(order.parentSpanId).toBeUndefined();
      expect(childOf({ op: 'http.client' })).toBe(order.spanId);
    });
  });
});

describe('an error that nobody has caught', () => {
  const traceOfReport = () =>
    (transport.takeErrors()[0] as { contexts: { trace: { trace_id: string } } }).contexts.trace.trace_id;

  it('is one of the page load', () => {
    tracer.captureException(new Error('no yarn'));
    expect(traceOfReport()).toBe(pageLoad?.traceId);
  });

  it('is one of the transaction that it has left, although the page is still loading', async () => {
    let order: string | undefined;
    const click = tracer.startSpan({ transaction: 'Submit Order' }, (span) => {
      order = span.traceId;
      return Promise.reject(new Error('no yarn'));
    });
    tracer.captureException(await click.catch((error: unknown) => error));
    expect(traceOfReport()).toBe(order);
  });
});
