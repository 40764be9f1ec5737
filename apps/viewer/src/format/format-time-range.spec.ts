import { describe, expect, it } from '@jest/globals';
import { formatTimeRange } from './format-time-range';

const at = (text: string) => new Date(text).getTime() / 1_000;

describe('a range of time', () => {
  it.each([
    ['2026-11-22T12:15:00', '2026-11-22T12:30:00', 'Nov 22, 12:15 – 12:30'],
    ['2026-11-22T23:00:00', '2026-11-23T01:00:00', 'Nov 22, 23:00 – Nov 23, 01:00'],
    ['2026-11-22T12:15:00', '2026-11-22T12:15:10', 'Nov 22, 12:15:00 – 12:15:10'],
  ])('from %s to %s reads %s', (start, end, text) => expect(formatTimeRange(at(start), at(end))).toBe(text));

  it('that is none reads as a dash', () => expect(formatTimeRange(Number.NaN, 0)).toBe('–'));
});
