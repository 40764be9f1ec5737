import { thirdPartyRoutes } from '@clew/shop-contracts';
import type { RatesFeedResponse } from '@clew/shop-contracts';
import { exchangeJson } from './exchange-json';

/**
 * Asks the external feed for the latest rates of `base`.
 *
 * @throws Error when the feed's answer is not one.
 */
export async function fetchLatestRates(thirdPartyUrl: string, base: string): Promise<RatesFeedResponse> {
  const answer = await exchangeJson(
    'GET',
    `${thirdPartyUrl}${thirdPartyRoutes.latestRates}?base=${encodeURIComponent(base)}`,
  );
  if (!isRatesFeedResponse(answer)) throw new Error('the rates feed answered something else than rates');
  return answer;
}

function isRatesFeedResponse(answer: unknown): answer is RatesFeedResponse {
  if (typeof answer !== 'object' || answer === null) return false;
  const { base, timestamp, rates } = answer as Record<string, unknown>;
  return (
    typeof base === 'string' &&
    Number.isSafeInteger(timestamp) &&
    !Number.isNaN(new Date(Number(timestamp) * 1000).getTime()) &&
    typeof rates === 'object' &&
    rates !== null &&
    Object.values(rates).every((rate) => typeof rate === 'number' && Number.isFinite(rate) && rate > 0)
  );
}
