import { describe, expect, it } from '@jest/globals';
import { formatSampleRand } from './sample-rand';

const SIX_DECIMALS = Array.from({ length: 100_000 }, (_, index) => (index * 10 + 7) % 1_000_000);

describe('the number that decides about a trace, as text', () => {
  it('is written the same by every service that it passes through', () => {
    const changed = SIX_DECIMALS.map((millionths) => `0.${String(millionths).padStart(6, '0')}`).filter(
      (text) => formatSampleRand(Number(text)) !== text,
    );

    expect(changed).toEqual([]);
  });

  it.each([
    [0, '0.000000'],
    [0.1234569, '0.123456'],
    [0.249999999, '0.249999'],
    [1 - Number.EPSILON, '0.999999'],
  ])('is truncated, never rounded up: %d is %s', (sampleRand, text) => {
    expect(formatSampleRand(sampleRand)).toBe(text);
  });
});
