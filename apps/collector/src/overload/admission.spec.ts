import { describe, expect, it } from '@jest/globals';
import { Admission } from './admission';

const REFUSAL: unknown = expect.objectContaining({
  status: 503,
  options: { reason: 'overloaded', retryAfterSeconds: 5 },
});

describe('letting requests in', () => {
  it('refuses a body that does not fit beside the others, until one of them is answered', () => {
    const admission = new Admission(() => false, 10);
    const [first, second] = [admission.enter(), admission.enter()];
    first.take(6);
    second.take(4);
    expect(() => second.take(1)).toThrow(REFUSAL);
    first.leave();
    first.leave();
    second.take(6);
    expect(() => second.take(1)).toThrow('too much is waiting');
  });

  it('refuses everything while the collector is overloaded', () => {
    let isOverloaded = true;
    const admission = new Admission(() => isOverloaded);
    expect(() => admission.assertRoom()).toThrow(REFUSAL);
    expect(admission.enter().isWelcome).toBe(false);
    isOverloaded = false;
    admission.assertRoom();
    expect(admission.enter().isWelcome).toBe(true);
  });
});
