/**
 * The text's promise, on a small shop of every kind of service: "either all of the transactions for a given trace will
 * be collected, or none will". Each service has a tracer and a rate of its own; the rates and the traces are drawn from
 * a seed. The services run in one process, over real HTTP and a real Redis, and share nothing but the active span.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue, Worker } from 'bullmq';
import express, { type Express } from 'express';
import { randomIds, type OutgoingEvent, type SamplingOptions, type Span, type Tracer } from '../core/index';
import { seededRandom, testingTracer } from '../testing/index';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { bullmqTelemetry } from './instrumentation/bullmq/bullmq';
import { tracingHandler } from './instrumentation/express/express';
import { instrumentFetch } from './instrumentation/http/fetch';
import { traceCronTask } from './instrumentation/node-cron/node-cron';

const SERVICES = ['web', 'api', 'db-service', 'worker', 'scheduler', 'cache-service'] as const;
type Service = (typeof SERVICES)[number];

/** How a trace may begin, and which services take part in it. */
const TRACES: Record<string, readonly Service[]> = {
  'page load': ['web', 'api', 'db-service'],
  checkout: ['web', 'api', 'db-service', 'worker'],
  'public api': ['api', 'db-service', 'worker'],
  'background poll': ['scheduler', 'cache-service', 'api'],
};

const CONFIGURATIONS = 20;
const TRACES_OF_EACH = 50;
const RATES = [0, 0.1, 0.25, 0.5, 0.9, 1];

describe.each(Array.from({ length: CONFIGURATIONS }, (_, seed) => seed))(
  'with the rates of seed %i',
  (seed) => {
    const random = seededRandom(seed);
    const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
    const rates = Object.fromEntries(SERVICES.map((service) => [service, pick(RATES)])) as Record<
      Service,
      number
    >;
    // Half of the services sample by function, as one that wants to keep its traces whole would.
    const sampling = (service: Service): SamplingOptions =>
      random() < 0.5
        ? { tracesSampleRate: rates[service] }
        : { tracesSampler: ({ inheritOrSampleWith }) => inheritOrSampleWith(rates[service]) };
    let shop: Shop;

    beforeAll(async () => {
      shop = await startShop((service) => ({ ...sampling(service), random }));
    });
    afterAll(() => shop.stop());

    it(`collects all or none of each of ${TRACES_OF_EACH} traces, as its one random number says`, async () => {
      const begun: (BegunTrace & { name: string })[] = [];
      for (let index = 0; index < TRACES_OF_EACH; index += 1) {
        const name = pick(Object.keys(TRACES));
        begun.push({ name, ...(await shop.begin(name)) });
      }
      await shop.quiet();
      for (const { name, traceId, sampleRand } of begun) {
        const collected = shop.collected(traceId);
        const wanted = TRACES[name] ?? [];
        const rate = rates[wanted[0] as Service];
        const expected = sampleRand < rate ? [...wanted].sort() : [];
        expect(collected.map(({ service }) => service).sort()).toEqual(expected);
        for (const { event } of collected) {
          const { sample_rand: rand, sample_rate, sampled } = event.samplingContext;
          expect([sampled, Number(sample_rate)]).toEqual(['true', rate]);
          // Written with six digits.
          expect(Math.abs(Number(rand) - sampleRand)).toBeLessThan(1e-6);
        }
      }
    });
  },
);

interface BegunTrace {
  traceId: string;
  /** The one number that was rolled for it. */
  sampleRand: number;
}

interface Shop {
  /** Does one thing, and answers with the trace that it is. */
  begin(name: string): Promise<BegunTrace>;
  /** Waits until all requests and jobs have ended. */
  quiet(): Promise<void>;
  collected(traceId: string): { service: Service; event: OutgoingEvent }[];
  stop(): Promise<void>;
}

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.stop());

let shops = 0;

async function startShop(options: (service: Service) => SamplingOptions): Promise<Shop> {
  const activeSpan = createAsyncLocalActiveSpan();
  const services = SERVICES.map((service) => ({
    service,
    ...testingTracer(activeSpan, { ...options(service), ids: randomIds }),
  }));
  const tracerOf = (wanted: Service): Tracer =>
    services.find(({ service }) => service === wanted)?.tracer as Tracer;
  const restoreFetch = instrumentFetch(tracerOf('api'), { tracingOrigins: ['127.0.0.1'] });
  const connection = { url: redis.url, maxRetriesPerRequest: null };
  const queueName = `orders-${(shops += 1)}`;
  const queue = new Queue(queueName, { connection, telemetry: bullmqTelemetry(tracerOf('api')) });
  let jobs = 0;
  let done = 0;
  const worker = new Worker(queueName, () => Promise.resolve(), {
    connection,
    telemetry: bullmqTelemetry(tracerOf('worker')),
    concurrency: 10,
  });
  worker.on('completed', () => (done += 1));

  const database = await serve(tracerOf('db-service'), (app) =>
    app.use((_request, response) => void response.end()),
  );
  const cache = await serve(tracerOf('cache-service'), (app) =>
    app.use((_request, response) => void response.end()),
  );
  const api = await serve(tracerOf('api'), (app) => {
    app.get('/products', async (_request, response) => {
      await fetch(database.url);
      response.end();
    });
    app.post('/orders', async (_request, response) => {
      await fetch(database.url);
      jobs += 1;
      await queue.add('send-order-confirmation', {});
      response.json(traceOf(tracerOf('api').activeSpan()));
    });
    app.post('/rates', (_request, response) => void response.end());
  });

  const click = (transaction: string, work: () => Promise<unknown>): Promise<BegunTrace> =>
    tracerOf('web').startSpan({ transaction }, async (span) => {
      await work();
      return traceOf(span);
    });
  const poll = traceCronTask(tracerOf('scheduler'), 'rates.poll', async () => {
    await fetch(cache.url, { method: 'PUT' });
    await fetch(`${api.url}/rates`, { method: 'POST' });
    return traceOf(tracerOf('scheduler').activeSpan());
  });
  const beginnings: Record<string, () => Promise<BegunTrace>> = {
    'page load': () => click('page load', () => fetch(`${api.url}/products`)),
    checkout: () => click('checkout', () => fetch(`${api.url}/orders`, { method: 'POST' })),
    'public api': async () =>
      (await (await fetch(`${api.url}/orders`, { method: 'POST' })).json()) as BegunTrace,
    'background poll': () => poll(),
  };

  return {
    begin: (name) => beginnings[name]?.() ?? Promise.reject(new Error(`no trace is called ${name}`)),
    async quiet() {
      while (done < jobs) await new Promise((resolve) => worker.once('completed', resolve));
      // A transaction is finished when its response has been sent, which may be after it has been received.
      await Promise.all([api, database, cache].map((server) => server.quiet()));
    },
    collected: (traceId) =>
      services.flatMap(({ service, transport }) =>
        transport.sent
          .filter(({ samplingContext }) => samplingContext['trace_id'] === traceId)
          .map((event) => ({ service, event })),
      ),
    async stop() {
      restoreFetch();
      await Promise.all([worker.close(), queue.close()]);
      await Promise.all([api, database, cache].map((server) => server.stop()));
    },
  };
}

function traceOf(span: Span | undefined): BegunTrace {
  if (!span) throw new Error('no span is active');
  return { traceId: span.traceId, sampleRand: span.transaction.decision.sampleRand };
}

async function serve(tracer: Tracer, addRoutes: (app: Express) => void) {
  let open = 0;
  const closed = new Set<() => void>();
  const app = express();
  app.use((_request, response, next) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
      for (const tell of closed) tell();
    });
    next();
  });
  app.use(tracingHandler(tracer));
  addRoutes(app);
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async quiet() {
      while (open > 0) await new Promise<void>((resolve) => closed.add(resolve));
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
