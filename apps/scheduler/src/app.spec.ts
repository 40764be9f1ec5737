import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startNeighbour } from '@clew/service-host/testing';
import type { Neighbour } from '@clew/service-host/testing';
import { createAsyncLocalActiveSpan, instrumentFetch } from '@clew/tracing/node';
import { testingTracer } from '@clew/tracing/testing';
import { createPollSchedule } from './app';
import type { PollSchedule } from './app';

const taskName = 'rates.poll_exchange_rates';
const feedAnswer = { base: 'EUR', timestamp: 1_767_268_800, rates: { USD: 1.123456, ISK: 142.3 } };
const normalised = { base: 'EUR', asOf: '2026-01-01T12:00:00.000Z', rates: { USD: 1.1235 } };

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
let [feed, cacheService, api]: Neighbour[] = [];
let removeFetch: () => void;
let schedule: PollSchedule;

beforeAll(async () => {
  [feed, cacheService, api] = await Promise.all([
    startNeighbour(() => ({ status: 200, body: feedAnswer })),
    startNeighbour(() => ({ status: 200, body: { base: 'EUR', changed: true } })),
    startNeighbour(() => ({ status: 200, body: { applied: 1 } })),
  ]);
  removeFetch = instrumentFetch(tracer, { tracingOrigins: [url(cacheService), url(api)] });
});

afterAll(async () => {
  removeFetch();
  await Promise.all([feed?.close(), cacheService?.close(), api?.close()]);
});

beforeEach(() => {
  schedule = createPollSchedule({
    tracer,
    thirdPartyUrl: url(feed),
    cacheServiceUrl: url(cacheService),
    apiUrl: url(api),
    // 29 February: nothing but the specs themselves makes it poll.
    pollCron: '0 0 0 29 2 *',
  });
});

afterEach(async () => {
  await schedule.close();
  for (const neighbour of [feed, cacheService, api]) neighbour?.received.splice(0);
  transport.expectNothingUnclaimed();
});

function url(neighbour: Neighbour | undefined): string {
  return neighbour?.url ?? 'not started';
}

async function drawn(): Promise<string[]> {
  const { contexts, transaction, spans } = await transport.take(taskName);
  const lines = spans.map(
    ({ op, description = '', status }) =>
      `└─ ${op}  ${description
        .replace(url(feed), 'third-party')
        .replace(url(cacheService), 'cache-service')
        .replace(url(api), 'api')}  ${status}`,
  );
  return [`${contexts.trace.op}  ${transaction}  ${contexts.trace.status}`, ...lines];
}

describe('the background poll', () => {
  it('asks, processes, stores and forwards', async () => {
    await schedule.execute();
    expect(await drawn()).toEqual([
      'cron  rates.poll_exchange_rates  ok',
      '└─ http.client  GET third-party/rates/latest  ok',
      '└─ function  normalise rates  ok',
      '└─ http.client  PUT cache-service/rates/EUR  ok',
      '└─ http.client  POST api/internal/rates  ok',
    ]);
    expect(feed?.received[0]?.line).toBe('GET /rates/latest?base=EUR');
    expect(cacheService?.received[0]).toMatchObject({ line: 'PUT /rates/EUR', body: normalised });
    expect(api?.received[0]).toMatchObject({ line: 'POST /internal/rates', body: normalised });
  });

  it('hands its trace to the services of the house, and not to the feed', async () => {
    await schedule.execute();
    const { contexts, spans } = await transport.take(taskName);
    const sentTo = (neighbour: Neighbour | undefined) => neighbour?.received[0]?.headers['sentry-trace'];
    const spanId = (path: string) => spans.find(({ description }) => description?.endsWith(path))?.span_id;
    expect(sentTo(feed)).toBeUndefined();
    expect(sentTo(cacheService)).toBe(`${contexts.trace.trace_id}-${spanId('/rates/EUR')}-1`);
    expect(sentTo(api)).toBe(`${contexts.trace.trace_id}-${spanId('/internal/rates')}-1`);
  });

  it('is tagged with its schedule', async () => {
    await schedule.execute();
    const { tags } = await transport.take(taskName);
    expect(tags).toMatchObject({ schedule: '0 0 0 29 2 *' });
  });

  it('makes a trace of its own of every tick', async () => {
    await schedule.execute();
    await schedule.execute();
    const [first, second] = [await transport.take(taskName), await transport.take(taskName)];
    expect(first.contexts.trace.trace_id).not.toBe(second.contexts.trace.trace_id);
    expect([first, second].map(({ contexts }) => contexts.trace.parent_span_id)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['answers 503', { status: 503, body: {} }, /GET http.+ was answered 503/],
    ['answers no rates', { status: 200, body: { base: 'EUR' } }, /something else than rates/],
    [
      'answers a negative rate',
      { status: 200, body: { ...feedAnswer, rates: { USD: -1 } } },
      /something else/,
    ],
    [
      'answers an impossible time',
      { status: 200, body: { ...feedAnswer, timestamp: 1e15 } },
      /something else/,
    ],
    ['answers null', { status: 200, body: null }, /something else/],
  ])('fails, and stores nothing, when the feed %s', async (_what, answer, message) => {
    const usual = feed?.answer;
    if (feed) feed.answer = () => answer;
    await expect(schedule.execute()).rejects.toThrow(message);
    expect((await drawn())[0]).toBe('cron  rates.poll_exchange_rates  internal_error');
    expect([cacheService?.received, api?.received]).toEqual([[], []]);
    if (feed && usual) feed.answer = usual;
  });

  it('is waited for when the schedule ends', async () => {
    let release = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      if (api) {
        api.answer = async () => {
          resolve();
          await new Promise<void>((letGo) => (release = letGo));
          return { status: 200, body: { applied: 1 } };
        };
      }
    });
    const poll = schedule.execute();
    await reached;
    const closing = schedule.close();
    release();
    await closing;
    expect((await drawn()).at(-1)).toBe('└─ http.client  POST api/internal/rates  ok');
    await poll;
  });
});
