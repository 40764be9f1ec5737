import { describe, expect, it } from '@jest/globals';
import { normaliseRates } from './normalise-rates';

describe('normalising rates', () => {
  it('keeps the display currencies, with four decimals and the time in ISO 8601', () => {
    const feed = { base: 'EUR', timestamp: 1_767_268_800, rates: { USD: 1.123456, GBP: 0.85, ISK: 142.3 } };
    expect(normaliseRates(feed)).toEqual({
      base: 'EUR',
      asOf: '2026-01-01T12:00:00.000Z',
      rates: { USD: 1.1235, GBP: 0.85 },
    });
  });
});
