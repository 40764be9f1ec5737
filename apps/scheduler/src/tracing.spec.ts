import { afterEach, describe, expect, it } from '@jest/globals';
import { startNeighbour } from '@clew/service-host/testing';
import type { Neighbour } from '@clew/service-host/testing';
import { schedulerConfig } from './config';
import { startTracing } from './tracing';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(): Promise<Neighbour> {
  const neighbour = await startNeighbour(() => ({ status: 200 }));
  cleanups.push(() => neighbour.close());
  return neighbour;
}

describe("the scheduler's tracing", () => {
  it('sends the header to cache-service and api, and not to the third party', async () => {
    const [thirdParty, cacheService, api] = await Promise.all([start(), start(), start()]);
    const tracing = startTracing(
      schedulerConfig({
        THIRD_PARTY_URL: thirdParty.url,
        CACHE_SERVICE_URL: cacheService.url,
        API_URL: api.url,
      }),
    );
    cleanups.push(() => tracing.close());
    await tracing.tracer.startSpan({ transaction: 'spec' }, () =>
      Promise.all(
        [thirdParty, cacheService, api].map(({ url }) => fetch(url).then((answer) => answer.text())),
      ),
    );
    const traced = [thirdParty, cacheService, api].map(
      ({ received }) => 'sentry-trace' in (received[0]?.headers ?? {}),
    );
    expect(traced).toEqual([false, true, true]);
  });
});
