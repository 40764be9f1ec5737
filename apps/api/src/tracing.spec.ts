import { afterEach, describe, expect, it } from '@jest/globals';
import { startNeighbour } from '@clew/service-host/testing';
import type { Neighbour } from '@clew/service-host/testing';
import { apiConfig } from './config';
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

describe("api's tracing", () => {
  it('sends the header to db-service, and not to the third party', async () => {
    const [dbService, thirdParty] = await Promise.all([start(), start()]);
    const tracing = startTracing(
      apiConfig({
        DB_SERVICE_URL: dbService.url,
        THIRD_PARTY_URL: thirdParty.url,
        REDIS_URL: 'redis://127.0.0.1:6379',
      }),
    );
    cleanups.push(() => tracing.close());
    await tracing.tracer.startSpan({ transaction: 'spec' }, () =>
      Promise.all([dbService, thirdParty].map(({ url }) => fetch(url).then((answer) => answer.text()))),
    );
    const traced = [dbService, thirdParty].map(
      ({ received }) => 'sentry-trace' in (received[0]?.headers ?? {}),
    );
    expect(traced).toEqual([true, false]);
  });
});
