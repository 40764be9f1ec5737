import type { ExchangeRates } from '@clew/shop-contracts';
import { z } from 'zod';

const MOST_RATES = 200;

/** A currency's code as in ISO 4217. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Invalid input: expected a currency of three letters');

/** The body of `PUT /rates/:base`, and what the cache holds. */
export const ratesSchema = z.strictObject({
  base: currencySchema,
  asOf: z.iso.datetime(),
  rates: z
    .record(currencySchema, z.number().positive())
    .refine(
      (rates) => Object.keys(rates).length <= MOST_RATES,
      `Invalid input: expected at most ${MOST_RATES} rates`,
    ),
}) satisfies z.ZodType<ExchangeRates>;
