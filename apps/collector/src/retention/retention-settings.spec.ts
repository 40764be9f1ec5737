import { describe, expect, it } from '@jest/globals';
import { retentionBytes, retentionDays, retentionLimits } from './retention-settings';

describe('how long and how much is kept', () => {
  const days = retentionDays('CLEW_RETENTION_DAYS');
  const bytes = retentionBytes('CLEW_RETENTION_BYTES');

  it('is 7 days and 1 GiB unless it is set; of a shared store as much as there is', () => {
    const settings = { retentionSeconds: days.parse(undefined), retentionBytes: bytes.parse(undefined) };
    expect(retentionLimits(settings, true)).toEqual({ seconds: 7 * 86_400, bytes: 1024 ** 3 });
    expect(retentionLimits(settings, false)).toEqual({ seconds: undefined, bytes: undefined });
  });

  it('has no bound where it is off', () => {
    const settings = { retentionSeconds: days.parse('off'), retentionBytes: bytes.parse('off') };
    expect(retentionLimits(settings, true)).toEqual({ seconds: undefined, bytes: undefined });
  });

  it.each([
    ['30', 30 * 86_400],
    ['0.5', 43_200],
    ['0.00005', 4.32],
  ])('takes %s for days', (value, seconds) => {
    expect(days.parse(value)).toBe(seconds);
  });

  it.each([
    ['1GiB', 1024 ** 3],
    ['1.5 GB', 1_500_000_000],
    ['268435456', 268_435_456],
    ['2TiB', 2 * 1024 ** 4],
  ])('takes %s for a size', (value, size) => {
    expect(bytes.parse(value)).toBe(size);
  });

  it.each(['0', '-1', '4000', '7d', 'never', '1e3', ' '])(
    'refuses %p for days, and names the variable',
    (value) => {
      expect(() => days.parse(value)).toThrow(/^CLEW_RETENTION_DAYS must be a number of days/);
    },
  );

  it.each(['0', '255MiB', '1gib', '1 Gb', 'Infinity', '-1GiB', '1e12', '1GiB2'])(
    'refuses %p for a size, and names the variable',
    (value) => {
      expect(() => bytes.parse(value)).toThrow(/^CLEW_RETENTION_BYTES must be a size of at least 256MiB/);
    },
  );
});
