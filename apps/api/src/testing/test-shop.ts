import { startRedisServer } from '@clew/private-redis';
import type { RedisServer } from '@clew/private-redis';
import { startNeighbour } from '@clew/service-host/testing';
import type { Neighbour } from '@clew/service-host/testing';
import { createAsyncLocalActiveSpan, instrumentFetch } from '@clew/tracing/node';
import { testingTracer } from '@clew/tracing/testing';
import type { RecordingTransport } from '@clew/tracing/testing';
import type { Express } from 'express';
import { createApp } from '../app';
import { openConfirmationQueue } from '../clients/confirmation-queue';
import { createDbService } from '../clients/db-service';
import { createThirdParty } from '../clients/third-party';
import { answerByContract } from './answer-by-contract';

/** How a spec's shop differs from the usual one. */
export interface TestShopOptions {
  tracesSampleRate?: number;
  neighbourDeadlineMs?: number;
}

/** The whole application with real clients and a real Redis, between stand-ins for its neighbours. */
export interface TestShop {
  app: Express;
  transport: RecordingTransport;
  dbService: Neighbour;
  thirdParty: Neighbour;
  redis: RedisServer;
  close(): Promise<void>;
}

const page = {
  render: (config: unknown) => `<p>${JSON.stringify(config)}</p>`,
  stylesheet: { content: Buffer.from('body{}'), contentType: 'text/css; charset=utf-8', etag: '"css"' },
  script: { content: Buffer.from('void 0'), contentType: 'text/javascript; charset=utf-8', etag: '"js"' },
};

/** Builds the shop without listening. Only db-service is a tracing origin, as in production. */
export async function startTestShop(options: TestShopOptions = {}): Promise<TestShop> {
  const { tracesSampleRate = 1, neighbourDeadlineMs = 2000 } = options;
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { tracesSampleRate });
  const [dbService, thirdParty, redis] = await Promise.all([
    startNeighbour(answerByContract),
    startNeighbour(answerByContract),
    startRedisServer(),
  ]);
  const removeFetch = instrumentFetch(tracer, { tracingOrigins: [dbService.url] });
  const confirmations = await openConfirmationQueue(redis.url, tracer);
  const app = createApp({
    tracer,
    dbService: createDbService(dbService.url, neighbourDeadlineMs),
    thirdParty: createThirdParty(thirdParty.url, neighbourDeadlineMs),
    confirmations,
    page,
    shopConfig: {
      dsn: 'http://key@127.0.0.1:9000/1',
      tracesSampleRate: 1,
      environment: 'test',
      viewerUrl: 'http://127.0.0.1:9000',
    },
  });
  return {
    app,
    transport,
    dbService,
    thirdParty,
    redis,
    async close() {
      removeFetch();
      await confirmations.close();
      await Promise.all([dbService.close(), thirdParty.close(), redis.stop()]);
    },
  };
}
