import { describe, expect, it } from '@jest/globals';
import { convertCents, formatMoney } from './money';

const rates = { base: 'EUR', asOf: '2026-11-22T12:00:00Z', rates: { USD: 1.1, SEK: 11.02 } };

describe('money', () => {
  it.each([
    [1290, 'EUR', '€12.90'],
    [5, 'EUR', '€0.05'],
    [123456789, 'EUR', '€1,234,567.89'],
    [1290, 'USD', 'US$12.90'],
  ])('writes %d cents of %s as %s', (cents, currency, text) => {
    expect(formatMoney(cents, currency)).toBe(text);
  });

  it('rounds a conversion to whole cents', () => {
    expect(convertCents(1295, rates, 'USD')).toBe(1425);
  });

  it('converts nothing into a currency without a rate', () => {
    expect(convertCents(1290, rates, 'JPY')).toBeUndefined();
  });
});
