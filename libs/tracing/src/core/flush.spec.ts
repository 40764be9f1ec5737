import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { ManualClock } from '../testing/index';
import { createQueuedTransport, createTracer } from './index';

describe.each(['flush', 'close'] as const)('a tracer that is told how long its %s may take', (name) => {
  it.each([50, 5000])('answers then, and not before: %d ms', async (milliseconds) => {
    const clock = new ManualClock();
    const transport = createQueuedTransport({ post: () => new Promise(() => undefined), clock, headers: {} });
    const activeSpan = createAsyncLocalActiveSpan();
    const about = { platform: 'node', sdkName: 'clew.testing', tracesSampleRate: 1 };
    const tracer = createTracer({ ...about, clock, transport, activeSpan });
    tracer.startTransaction({ name: 'work' }).finish();

    const answers: boolean[] = [];
    void tracer[name](milliseconds).then((answer) => answers.push(answer));
    clock.advance((milliseconds - 1) / 1000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(answers).toEqual([]);
    clock.advance(0.001);
    await new Promise((resolve) => setImmediate(resolve));
    expect(answers).toEqual([false]);
  });
});
