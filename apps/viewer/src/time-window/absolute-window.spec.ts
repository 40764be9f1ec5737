import { describe, expect, it } from '@jest/globals';
import { localInputText, windowBetween } from './absolute-window';

describe('an absolute time window', () => {
  it('survives the way through the reader’s local time', () => {
    const start = new Date('2026-11-22T12:00:05.000Z');
    const end = new Date('2026-11-22T13:00:05.000Z');
    expect(windowBetween(localInputText(start), localInputText(end), 90)).toEqual({
      start: start.toISOString(),
      end: end.toISOString(),
    });
  });

  it.each([
    ['2026-11-22T13:00', '2026-11-22T12:00', 'end', 'The end must lie after the start.'],
    ['2026-11-22T13:00', '2026-11-22T13:00', 'end', 'The end must lie after the start.'],
    ['', '2026-11-22T13:00', 'start', 'Say from when: a day and a time.'],
    ['2026-11-22T13:00', 'later', 'end', 'Say until when: a day and a time.'],
    ['2026-11-01T13:00', '2026-11-22T13:00', 'start', 'A window is at most 14 days long.'],
  ])('is none from %p to %p, and the %s says why', (start, end, field, message) => {
    expect(windowBetween(start, end, 14)).toEqual({ field, message });
  });
});
