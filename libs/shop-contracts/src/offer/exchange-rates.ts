/** The currencies in which the page can also show a price. */
export const displayCurrencies = ['USD', 'GBP', 'CHF', 'SEK'] as const;

/** Answer of the third party's `GET /rates/latest?base=EUR`: more currencies than the shop shows. */
export interface RatesFeedResponse {
  base: string;
  /** When the feed took the rates: whole seconds since 1970. */
  timestamp: number;
  /** Units of each currency for one unit of `base`. */
  rates: Record<string, number>;
}

/** Rates as the shop keeps them: body of cache-service's `PUT /rates/:base` and of api's `POST /internal/rates`. */
export interface ExchangeRates {
  base: string;
  /** ISO 8601, UTC. */
  asOf: string;
  /** Units for one unit of `base`, rounded to four decimals; display currencies only. */
  rates: Record<string, number>;
}

/** Answer 200 of cache-service's `PUT /rates/:base`: whether the rates differ from what was stored before. */
export interface CacheRatesResponse {
  base: string;
  changed: boolean;
}

/** Answer 200 of api's `POST /internal/rates`: how many rates the page now shows. */
export interface ApplyRatesResponse {
  applied: number;
}
