import type { ExchangeRates } from '@clew/shop-contracts';

/** "€12.90": an amount in cents as people write it. */
export function formatMoney(cents: number, currency: string): string {
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(cents / 100);
}

/** The amount in another currency at the rates of the day, rounded to its cents; undefined without a rate. */
export function convertCents(cents: number, rates: ExchangeRates, currency: string): number | undefined {
  const rate = rates.rates[currency];
  return rate === undefined ? undefined : Math.round(cents * rate);
}
