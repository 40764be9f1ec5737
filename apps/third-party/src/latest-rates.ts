import type { RatesFeedResponse } from '@clew/shop-contracts';
import type { RequestHandler } from 'express';

const UNITS_PER_EURO = {
  USD: 1.0842,
  GBP: 0.8391,
  CHF: 0.9417,
  SEK: 11.2365,
  NOK: 11.6728,
  DKK: 7.4594,
  JPY: 163.148,
};
const SWING = 0.004;
const PERIOD_SECONDS = 600;

/**
 * `GET /rates/latest?base=EUR`: rates that move a little all the time, each in its own rhythm around a fixed middle;
 * 400 `unknown_base` for any other base. `now` is the time in milliseconds.
 */
export function latestRates(now: () => number): RequestHandler {
  return (request, response) => {
    if (request.query['base'] !== 'EUR') return void response.status(400).json({ error: 'unknown_base' });
    const timestamp = Math.floor(now() / 1_000);
    const answer: RatesFeedResponse = { base: 'EUR', timestamp, rates: ratesAt(timestamp) };
    response.json(answer);
  };
}

/** Units of each currency for one euro at a time in seconds, to six decimals as feeds give them. */
export function ratesAt(timestamp: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(UNITS_PER_EURO).map(([currency, middle], index) => {
      const phase = (2 * Math.PI * timestamp) / PERIOD_SECONDS + index;
      return [currency, Number((middle * (1 + SWING * Math.sin(phase))).toFixed(6))];
    }),
  );
}
