import { describe, expect, it } from '@jest/globals';
import { formatAge, formatClock, formatTime, isoTime, secondsOf } from './format-time';

describe('how long ago a moment was', () => {
  it.each([
    [0.5, 'now'],
    [12.9, '12 s ago'],
    [200, '3 min ago'],
    [7_300, '2 h ago'],
    [200_000, '2 d ago'],
    [-3, 'now'],
    [-90, 'in 1 min'],
  ])('is told in one unit: %d seconds read %s', (age, text) => {
    expect(formatAge(1_700_000_000 - age, 1_700_000_000)).toBe(text);
  });
});

describe('a moment', () => {
  it('has a time of day', () => {
    expect(formatClock(new Date(2026, 10, 22, 0, 3, 12).getTime() / 1_000)).toBe('00:03:12');
    expect(formatClock(Number.NaN)).toBe('–');
  });
  it('is exact for machines', () => expect(isoTime(1_700_000_000.123)).toBe('2023-11-14T22:13:20.123Z'));
  it('is a dash where no date can hold it', () => expect(formatTime(1e300)).toBe('–'));
  it('is empty for machines where no date can hold it', () => expect(isoTime(Number.NaN)).toBe(''));
});

describe('a date from the collector', () => {
  it.each([
    ['2023-11-14T22:13:20Z', 1_700_000_000],
    ['2023-11-14T22:13:20', 1_700_000_000],
    ['2023-11-14T23:13:20+01:00', 1_700_000_000],
    [1_700_000_000.5, 1_700_000_000.5],
  ])('%p is a number of seconds', (value, seconds) => expect(secondsOf(value)).toBe(seconds));

  it.each([null, {}, 'soon'])('%p is none', (value) => expect(secondsOf(value)).toBeNaN());
});
