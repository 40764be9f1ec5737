import { describe, expect, it } from '@jest/globals';
import { timeAxis } from '@clew/trace-model';
import { barInView, partsOutside } from './bar-in-view';

const AXIS = timeAxis([{ start_timestamp: 0, timestamp: 100 }]);

function spanOf(start: number, end: number) {
  return { start_timestamp: start, timestamp: end };
}

describe('a bar in view', () => {
  it('lies where its span lies in the part in view', () => {
    expect(barInView(AXIS, { start: 0.25, end: 0.75 }, spanOf(50, 75))).toEqual({
      left: 0.5,
      right: 1,
      goesOnBefore: false,
      goesOnAfter: false,
    });
  });

  it.each([
    [0, 30, true, false],
    [30, 90, false, true],
    [0, 100, true, true],
  ])('of the span %d..%d goes on before: %s, after: %s', (start, end, goesOnBefore, goesOnAfter) => {
    const bar = barInView(AXIS, { start: 0.25, end: 0.75 }, spanOf(start, end));
    expect(bar).toMatchObject({ goesOnBefore, goesOnAfter });
  });

  it('is nowhere where its span is out of sight', () => {
    const zoom = { start: 0.4, end: 0.6 };
    expect([barInView(AXIS, zoom, spanOf(0, 30)), barInView(AXIS, zoom, spanOf(70, 80))]).toEqual([
      'before',
      'after',
    ]);
  });

  it('fills everything where everything took no time', () => {
    const bar = barInView(timeAxis([spanOf(5, 5)]), { start: 0, end: 1 }, spanOf(5, 5));
    expect(bar).toMatchObject({ left: 0, right: 1 });
  });
});

describe('the parts of a span outside its parent', () => {
  it.each([
    ['none of one inside', spanOf(10, 20), []],
    ['the end of one that outlives it', spanOf(40, 80), [spanOf(50, 80)]],
    ['the start of one that precedes it', spanOf(0, 30), [spanOf(0, 10)]],
    ['both of one around it', spanOf(0, 80), [spanOf(0, 10), spanOf(50, 80)]],
    ['all of one that follows it', spanOf(60, 80), [spanOf(60, 80)]],
    ['none of one without duration', spanOf(60, 60), []],
  ])('are %s', (_, span, parts) => {
    expect(partsOutside(spanOf(10, 50), span)).toEqual(parts);
  });
});
