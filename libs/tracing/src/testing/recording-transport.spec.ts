import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { testingTracer } from './testing-tracer';

describe('the strict recorder', () => {
  it('fails for a transaction that nobody has taken', () => {
    const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
    tracer.startTransaction({ name: 'unexpected' }).finish();
    expect(() => transport.expectNothingUnclaimed()).toThrow(
      'transactions that no test expected: unexpected',
    );
  });

  it('gives out each transaction once, waiting for one that is still to come', async () => {
    const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
    const taken = [transport.take('same'), transport.take('same')];
    tracer.startTransaction({ name: 'other' }).finish();
    tracer.startTransaction({ name: 'same' }).finish();
    tracer.startTransaction({ name: 'same' }).finish();
    const [first, second] = await Promise.all(taken);
    expect(first?.event_id).not.toBe(second?.event_id);
    expect(transport.takeAll().map((event) => event.transaction)).toEqual(['other']);
  });
});
