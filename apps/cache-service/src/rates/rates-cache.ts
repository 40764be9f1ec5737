import { isDeepStrictEqual } from 'node:util';
import type { ExchangeRates } from '@clew/shop-contracts';
import type { Redis } from 'ioredis';
import { CacheUnavailable } from './cache-unavailable';
import { ratesSchema } from './rates-schema';

/** The rates of each base currency, the latest only. Both throw `CacheUnavailable` when Redis is away. */
export interface RatesCache {
  read(base: string): Promise<ExchangeRates | undefined>;
  /** Replaces what is stored; answers whether any rate differs from before. */
  store(rates: ExchangeRates): Promise<boolean>;
}

/** Keeps rates in Redis under `rates:<base>`. */
export function ratesCache(redis: Redis): RatesCache {
  async function read(base: string): Promise<ExchangeRates | undefined> {
    const text = await reach(redis.get(`rates:${base}`));
    return text === null ? undefined : parseStored(text);
  }

  async function store(rates: ExchangeRates): Promise<boolean> {
    const existing = await read(rates.base);
    await reach(redis.set(`rates:${rates.base}`, JSON.stringify(rates)));
    return !isDeepStrictEqual(existing?.rates, rates.rates);
  }

  return { read, store };
}

async function reach<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (cause) {
    throw new CacheUnavailable('Redis did not answer', { cause });
  }
}

/** What an older or a foreign program left under the key counts as nothing: a cache is filled again. */
function parseStored(text: string): ExchangeRates | undefined {
  try {
    return ratesSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
