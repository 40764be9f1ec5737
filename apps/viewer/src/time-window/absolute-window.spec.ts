import { describe, expect, it } from '@jest/globals';
import { localInputText, windowBetween } from './absolute-window';

describe('an absolute time window', () => {
  it('survives the way through the reader’s local time', () => {
    const start = new Date('2026-11-22T12:00:05.000Z');
    const end = new Date('2026-11-22T13:00:05.000Z');
    expect(windowBetween(localInputText(start), localInputText(end))).toEqual({
      start: start.toISOString(),
      end: end.toISOString(),
    });
  });

  it.each([
    ['2026-11-22T13:00', '2026-11-22T12:00'],
    ['2026-11-22T13:00', '2026-11-22T13:00'],
    ['', '2026-11-22T13:00'],
    ['soon', 'later'],
  ])('is none from %p to %p', (start, end) => {
    expect(windowBetween(start, end)).toBeUndefined();
  });
});
