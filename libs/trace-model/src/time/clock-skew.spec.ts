import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { clockSkews, clockSkewsByService } from './clock-skew';
import { tellTrace } from '../outline/tell-trace';

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

describe('the clock skew of two services', () => {
  it('is at least the largest that any transaction proves', () => {
    const tree = assembleTrace(
      tellTrace(`
        web  pageload  /  ok                      0..900 ms
        ├─ http.client  GET /a  ok                100..300 ms
        │  └─ api  http.server  GET /a  ok        -100..50 ms
        ├─ http.client  GET /b  ok                400..600 ms
        │  └─ api  http.server  GET /b  ok        50..250 ms
        │     └─ http.client  GET db  ok          60..200 ms
        │        └─ db  http.server  GET /  ok    50..150 ms
        └─ http.client  GET /c  ok                700..800 ms
           └─ api  http.server  GET /c  ok        710..790 ms
      `),
    );
    const skews = clockSkewsByService(tree).map(
      ({ service, caller, seconds, transactions }) =>
        `${service} behind ${caller} by ${Math.round(seconds * 1_000)} ms, ${transactions} times`,
    );
    expect(skews).toEqual(['api behind web by 350 ms, 2 times', 'db behind api by 10 ms, 1 times']);
  });
});
