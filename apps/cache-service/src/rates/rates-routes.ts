import { sendInvalidBody } from '@clew/service-host';
import type { CacheRatesResponse } from '@clew/shop-contracts';
import type { RequestHandler } from 'express';
import type { RatesCache } from './rates-cache';
import { currencySchema, ratesSchema } from './rates-schema';

type RatesRoute = RequestHandler<{ base: string }>;

/** `PUT /rates/:base`: compares with the existing data, then stores; 400 for a body that is no rates of that base. */
export function storeRatesRoute(cache: RatesCache): RatesRoute {
  return async (request, response) => {
    const { data: rates, error } = ratesSchema.safeParse(request.body);
    if (error) return sendInvalidBody(response, error.issues);
    if (rates.base !== request.params.base) {
      return sendInvalidBody(response, [
        { path: ['base'], message: 'Invalid input: expected the base of the address' },
      ]);
    }
    const answer: CacheRatesResponse = { base: rates.base, changed: await cache.store(rates) };
    response.json(answer);
  };
}

/** `GET /rates/:base`: the stored rates; 404 when there are none; 400 `invalid_base` for what is no currency. */
export function readRatesRoute(cache: RatesCache): RatesRoute {
  return async (request, response) => {
    const { data: base } = currencySchema.safeParse(request.params.base);
    if (base === undefined) return void response.status(400).json({ error: 'invalid_base' });
    const rates = await cache.read(base);
    if (!rates) return void response.status(404).json({ error: 'not_found' });
    response.json(rates);
  };
}
