import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from './assemble-trace';
import { clockSkews } from './clock-skew';
import { tellTrace } from './tell-trace';

describe('clock skew', () => {
  const trace = tellTrace(`
    web  pageload  /  ok                      0..900 ms
    ├─ http.client  GET /behind  ok           100..300 ms
    │  └─ api  http.server  GET /behind  ok   -400..-250 ms
    └─ http.client  GET /right  ok            100..300 ms
       └─ api  http.server  GET /right  ok    120..280 ms
  `);

  it('shows where a transaction seems to start before its parent span, and by how much', () => {
    const skews = clockSkews(assembleTrace(trace));
    expect(skews.map(({ transaction }) => transaction.transaction.transaction)).toEqual(['GET /behind']);
    expect(skews[0]?.seconds).toBeCloseTo(0.5, 5);
  });

  it('is never corrected', () => {
    const before = structuredClone(trace);
    clockSkews(assembleTrace(trace));
    expect(trace).toEqual(before);
  });
});
