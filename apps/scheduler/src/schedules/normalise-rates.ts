import { displayCurrencies } from '@clew/shop-contracts';
import type { ExchangeRates, RatesFeedResponse } from '@clew/shop-contracts';

/** The feed's rates as the shop keeps them: display currencies only, four decimals, the time in ISO 8601. */
export function normaliseRates({ base, timestamp, rates }: RatesFeedResponse): ExchangeRates {
  const shown = displayCurrencies.flatMap((currency) => {
    const rate = rates[currency];
    return rate === undefined ? [] : [[currency, Math.round(rate * 10_000) / 10_000] as const];
  });
  return { base, asOf: new Date(timestamp * 1000).toISOString(), rates: Object.fromEntries(shown) };
}
