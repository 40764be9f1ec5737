import { describe, expect, it } from '@jest/globals';
import { timeTicks } from './time-ticks';

/** A moment of the reader's own time, in seconds. */
const at = (text: string) => new Date(text).getTime() / 1_000;

describe('the marks of a time axis', () => {
  it('stand at round times of the reader’s day', () => {
    expect(timeTicks(at('2026-11-22T11:58:00'), at('2026-11-22T12:13:00'), 4)).toEqual([
      { share: 2 / 15, label: '12:00' },
      { share: 7 / 15, label: '12:05' },
      { share: 12 / 15, label: '12:10' },
    ]);
  });

  it('name the day at midnight', () => {
    const labels = timeTicks(at('2026-11-22T14:00:00'), at('2026-11-23T14:00:00'), 4).map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['18:00', 'Nov 23', '06:00', '12:00']);
  });

  it('name seconds where minutes would all be the same', () => {
    const labels = timeTicks(at('2026-11-22T12:00:00'), at('2026-11-22T12:00:40'), 4).map(
      ({ label }) => label,
    );
    expect(labels).toContain('12:00:10');
  });

  it('are the same however late in the day the window is', () => {
    const ticks = timeTicks(at('2026-11-22T22:14:30'), at('2026-11-22T22:15:30'), 6);
    expect(ticks.map(({ label }) => label)).toEqual([
      '22:14:30',
      '22:14:40',
      '22:14:50',
      '22:15:00',
      '22:15:10',
      '22:15:20',
      '22:15:30',
    ]);
  });

  it('are none where there is no time', () => {
    expect(timeTicks(at('2026-11-22T12:00:00'), Number.NaN, 4)).toEqual([]);
  });

  it('name days where the window has many', () => {
    const labels = timeTicks(at('2026-11-08T00:00:00'), at('2026-11-22T00:00:00'), 4).map(
      ({ label }) => label,
    );
    expect(labels.every((label) => label.startsWith('Nov '))).toBe(true);
  });
});
