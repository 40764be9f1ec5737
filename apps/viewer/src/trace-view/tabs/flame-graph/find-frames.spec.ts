import { assembleTrace, flameGraph, tellTrace } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { findFrames } from './find-frames';

const whole = flameGraph(
  assembleTrace(
    tellTrace(`
      web  pageload  /  ok                   0..100 ms
      ├─ http.client  GET /a  ok             0..40 ms
      │  └─ api  http.server  GET /a  ok     0..30 ms
      └─ ui.render  shop  ok                 40..60 ms
    `),
  ),
);

describe('a search in a flame graph', () => {
  it('finds names and services, and says how much of the work that is', () => {
    const shares = (needle: string) => {
      const { frames, spans, share } = findFrames(whole, needle);
      return [frames.size, spans, Math.round(share * 100)];
    };
    expect(shares('http')).toEqual([2, 2, 40]);
    expect(shares('http.server - get')).toEqual([1, 1, 30]);
    expect(shares('api')).toEqual([1, 1, 30]);
    expect(shares('web')).toEqual([3, 3, 100]);
    expect(shares('nowhere')).toEqual([0, 0, 0]);
    expect(shares('')).toEqual([0, 0, 0]);
  });
});
