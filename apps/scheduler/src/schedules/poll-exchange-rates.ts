import { apiRoutes, cacheServiceRoutes, currency } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { exchangeJson } from '../clients/exchange-json';
import { fetchLatestRates } from '../clients/rates-feed';
import { normaliseRates } from './normalise-rates';

/** Whom the poll talks to. */
export interface PollExchangeRatesDependencies {
  tracer: Tracer;
  thirdPartyUrl: string;
  cacheServiceUrl: string;
  apiUrl: string;
}

/**
 * The text's background poll: ask an external service, process what it says, store it with the caching service,
 * forward it to an internal service.
 *
 * @throws Error when one of them fails; what comes after it is left out, and the next tick tries again.
 */
export async function pollExchangeRates(dependencies: PollExchangeRatesDependencies): Promise<void> {
  const { tracer, thirdPartyUrl, cacheServiceUrl, apiUrl } = dependencies;

  const latest = await fetchLatestRates(thirdPartyUrl, currency);
  const rates = tracer.startSpan({ op: 'function', description: 'normalise rates' }, () =>
    normaliseRates(latest),
  );
  await exchangeJson('PUT', cacheServiceUrl + cacheServiceRoutes.rates.replace(':base', rates.base), rates);
  await exchangeJson('POST', apiUrl + apiRoutes.rates, rates);
}
