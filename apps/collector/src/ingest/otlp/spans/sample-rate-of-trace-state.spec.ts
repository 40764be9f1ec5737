import { describe, expect, it } from '@jest/globals';
import { sampleRateOfTraceState } from './sample-rate-of-trace-state';

describe('the sample rate in a trace state', () => {
  it.each([
    ['ot=th:0', 1],
    ['ot=th:8', 0.5],
    ['ot=th:c', 0.25],
    ['ot=th:e8', 0.09375],
    ['ot=rv:6e6d1a75832a2f;th:c', 0.25],
    ['ot=th:c;rv:6e6d1a75832a2f', 0.25],
    ['vendor=yes, ot=th:c ,other=th:0', 0.25],
    ['ot=th:ffffffffffffff', 2 ** -56],
  ])('of %j is %j', (traceState, rate) => {
    expect(sampleRateOfTraceState(traceState)).toBeCloseTo(rate, 17);
  });

  it.each([
    [undefined],
    [null],
    [7],
    [''],
    ['vendor=th:c'],
    ['ot=p:8'],
    ['ot=th:'],
    ['ot=th:C'],
    ['ot=th:xyz'],
    ['ot=th:fffffffffffffff'],
    ['ot=xth:c'],
  ])('is not told by %j', (traceState) => {
    expect(sampleRateOfTraceState(traceState)).toBeNull();
  });
});
