import { describe, expect, it } from '@jest/globals';
import { formatSampleRand, readIncomingTrace } from './incoming-trace';

const SIX_DECIMALS = Array.from({ length: 100_000 }, (_, index) => (index * 10 + 7) % 1_000_000);

describe('the number that decides about a trace', () => {
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

  it('travels on as it came', () => {
    const sentryTrace = '12312012123120121231201212312012-1121201211212012-1';
    const baggage = 'sentry-sample_rate=1,sentry-sample_rand=0.29';
    const incoming = readIncomingTrace({ sentryTrace, baggage }, Math.random);

    expect(incoming?.samplingContext.get('sample_rand')).toBe('0.29');
  });
});
