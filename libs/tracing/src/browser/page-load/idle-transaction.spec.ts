import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Transaction } from '../../core/index';
import { ManualClock, testingTracer, type TestingTracer } from '../../testing/index';
import { createIdleTransaction, type IdleTransaction, type IdleTransactionOptions } from './idle-transaction';
import { finishSoon } from '../facade/finish-soon';
import { keepOpen } from '../facade/keep-open';
import { createStackActiveSpan } from '../ports/stack-active-span';

const START = 1_600_000_000;

let clock: ManualClock;
let tracing: TestingTracer;

beforeEach(() => {
  clock = new ManualClock(START);
  tracing = testingTracer(createStackActiveSpan(), { clock });
});

function idleTransaction(options: Partial<IdleTransactionOptions & { sampled: boolean }> = {}): {
  idle: IdleTransaction;
  transaction: Transaction;
} {
  const transaction = tracing.tracer.startTransaction({
    name: 'page',
    op: 'pageload',
    sampled: options.sampled,
  });
  const idle = createIdleTransaction(transaction, {
    clock,
    idleTimeoutMs: 500,
    finalTimeoutMs: 30_000,
    ...options,
  });
  return { idle, transaction };
}

describe('an idle transaction', () => {
  it('finishes when nothing has been going on for the idle timeout', () => {
    const { idle } = idleTransaction();
    clock.advance(0.499);
    expect(idle.isOpen()).toBe(true);
    clock.advance(0.001);
    expect(idle.isOpen()).toBe(false);
  });

  it('waits for its open spans, and then for the idle timeout again', () => {
    const { idle, transaction } = idleTransaction();
    const request = transaction.startChild({ op: 'http.client' });
    clock.advance(3);
    request.finish();
    clock.advance(0.499);
    expect(idle.isOpen()).toBe(true);
    clock.advance(0.001);
    expect(idle.isOpen()).toBe(false);
  });

  it('waits for spans of spans, and for those of an unsampled page', () => {
    const { idle, transaction } = idleTransaction({ sampled: false });
    const render = transaction.startChild({ op: 'ui.render' });
    const request = render.startChild({ op: 'http.client' });
    render.finish();
    clock.advance(3);
    expect(idle.isOpen()).toBe(true);
    request.finish();
    clock.advance(0.5);
    expect(idle.isOpen()).toBe(false);
  });

  it('lives longer with every span that is added', () => {
    const { idle, transaction } = idleTransaction();
    for (let count = 0; count < 4; count += 1) {
      clock.advance(0.4);
      transaction.startChild({ op: 'mark' }).finish();
    }
    expect(idle.isOpen()).toBe(true);
  });

  it('ends with its last child, not with the timeout', async () => {
    const { transaction } = idleTransaction();
    const request = transaction.startChild({ op: 'http.client' });
    clock.advance(2);
    request.finish();
    clock.advance(1);
    const event = await tracing.transport.take('page');
    expect(event.timestamp).toBe(START + 2);
    expect(event.contexts.trace.status).toBe('ok');
  });

  it('ends when it finishes, if it has no children', async () => {
    idleTransaction();
    clock.advance(1);
    expect((await tracing.transport.take('page')).timestamp).toBe(START + 0.5);
  });

  it('stays open until nobody wants to keep it', () => {
    const { idle } = idleTransaction();
    const [first, second] = [keepOpen(idle), keepOpen(idle)];
    first();
    clock.advance(10);
    expect(idle.isOpen()).toBe(true);
    first();
    second();
    clock.advance(0.5);
    expect(idle.isOpen()).toBe(false);
  });

  it('stays finished when it is let go later', () => {
    const { idle } = idleTransaction();
    const letGo = keepOpen(idle);
    idle.finish();
    letGo();
    keepOpen(idle)();
    finishSoon(idle, clock, 500);
    clock.advance(60);
    expect(tracing.transport.takeAll()).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('gives up on what never ends after the final timeout', async () => {
    const { transaction } = idleTransaction();
    transaction.startChild({ op: 'http.client', description: 'GET /never' });
    clock.advance(30);
    const event = await tracing.transport.take('page');
    expect(event.contexts.trace.status).toBe('deadline_exceeded');
    expect(event.spans).toMatchObject([
      { description: 'GET /never', status: 'cancelled', timestamp: START + 30 },
    ]);
  });

  it('can be finished early, and is sent once', () => {
    const { idle, transaction } = idleTransaction();
    transaction.startChild({ op: 'http.client', status: 'unavailable' });
    idle.finish('cancelled');
    idle.finish();
    clock.advance(60);
    const events = tracing.transport.takeAll();
    expect(events).toMatchObject([
      { contexts: { trace: { status: 'cancelled' } }, spans: [{ status: 'unavailable' }] },
    ]);
    expect(clock.pending).toBe(0);
  });

  it('keeps a status that the application has set', async () => {
    const { transaction } = idleTransaction();
    transaction.setStatus('internal_error');
    clock.advance(1);
    expect((await tracing.transport.take('page')).contexts.trace.status).toBe('internal_error');
  });

  it('is left alone after the application has finished it itself', () => {
    const { transaction } = idleTransaction();
    transaction.finish();
    clock.advance(60);
    expect(tracing.transport.takeAll()).toHaveLength(1);
  });

  it('is sent also where what is to be added at the end fails', () => {
    const failure = new Error('of a part');
    const { idle } = idleTransaction({
      beforeFinish() {
        throw failure;
      },
    });
    expect(() => idle.finish()).toThrow(failure);
    expect(idle.isOpen()).toBe(false);
    expect(tracing.transport.takeAll()).toHaveLength(1);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('asks for what is known at the end only when it is sampled: %s', (sampled, times) => {
    let asked = 0;
    idleTransaction({ sampled, beforeFinish: () => (asked += 1) });
    clock.advance(1);
    expect(asked).toBe(times);
  });
});
