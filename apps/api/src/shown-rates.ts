import type { ExchangeRates } from '@clew/shop-contracts';

/** The exchange rates that the page shows: the last ones that the scheduler sent, in memory only. */
export interface ShownRates {
  current(): ExchangeRates | null;
  /** Shows `rates` from now on, unless newer ones are shown already; returns how many are shown. */
  apply(rates: ExchangeRates): number;
}

/** No rates until the first ones come in. */
export function createShownRates(): ShownRates {
  let shown: ExchangeRates | null = null;
  return {
    current: () => shown,
    apply(rates) {
      if (!shown || Date.parse(rates.asOf) >= Date.parse(shown.asOf)) shown = rates;
      return Object.keys(shown.rates).length;
    },
  };
}
