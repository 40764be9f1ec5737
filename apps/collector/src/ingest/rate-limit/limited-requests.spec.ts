import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { listen, type ListeningServer } from '@clew/service-host';
import { init } from '@clew/tracing/node';
import { Admission } from '../../overload/admission';
import { ProjectDirectory } from '../../projects/project-directory';
import { statsResponse } from '../../query/stats-response';
import { streamedSpan } from '../../testing/streamed/wire-spans';
import { NOW, spanPayload, transactionPayload, uniqueId } from '../../testing/wire-fixtures';
import { ingestRoutes } from '../ingest-routes';
import { Outcomes } from '../outcomes';
import { RateLimits } from './rate-limits';

/** One event a second: ten may come at once, and the time stands still. */
const AT_ONCE = 10;
const SPANS_AT_ONCE = 200;
const TRACES_PAUSE = '10:transaction;span:key';

const slugs = ['unlimited', 'web', 'worker', 'scheduler', 'db-service', 'cache-service'];
const projects = new ProjectDirectory(
  slugs.map((slug, index) => ({ id: index + 1, slug, key: `key${slug.length}` })),
);
const outcomes = new Outcomes();
let server: ListeningServer;

beforeAll(async () => {
  const dependencies = {
    writer: {
      append: (records: readonly unknown[]) => Promise.resolve(records.map(() => 'stored' as const)),
    },
    outcomes,
    admission: new Admission(() => false),
    rateLimits: new RateLimits(
      (projectId) => (projectId === 1 ? undefined : 1),
      () => NOW,
    ),
    announce: () => undefined,
    now: () => NOW,
  };
  const app = express().use(ingestRoutes(projects, dependencies));
  server = await listen(app, { port: 0, host: '127.0.0.1', portVariable: 'CLEW_COLLECTOR_PORT' });
});
afterAll(() => server.close());

type Item = [headers: Record<string, unknown>, payload: unknown];

const transaction = (): Item => [
  { type: 'transaction' },
  transactionPayload({ spans: [spanPayload(), spanPayload()] }),
];
const error = (): Item => [{ type: 'event' }, { event_id: uniqueId(), message: 'no yarn' }];
const report = (quantity: number): Item => [
  { type: 'client_report' },
  { discarded_events: [{ reason: 'sample_rate', category: 'transaction', quantity }] },
];
const container = (count: number): Item => [
  { type: 'span', item_count: count, content_type: 'application/vnd.sentry.items.span.v2+json' },
  { version: 2, items: Array.from({ length: count }, () => streamedSpan()) },
];
const times = (count: number, make: () => Item) => Array.from({ length: count }, make);

function post(slug: string, body: string, endpoint = 'envelope'): Promise<Response> {
  const { id, key } = projects.named(slug)!;
  return fetch(`${server.url}/api/${id}/${endpoint}/?sentry_key=${key}`, { method: 'POST', body });
}

/** Sends the items in one envelope: the status, and the pause that is asked for. */
async function send(
  slug: string,
  ...items: Item[]
): Promise<[status: number, pause: string | null, body: unknown]> {
  const response = await post(slug, [{}, ...items.flat()].map((line) => JSON.stringify(line)).join('\n'));
  return [response.status, response.headers.get('x-sentry-rate-limits'), await response.json()];
}

async function statsOf(slug: string): Promise<unknown> {
  const reader = { countByProject: () => Promise.resolve(new Map<number, number>()) };
  const outcomeTotals = () => Promise.resolve(outcomes.counts);
  const stats = await statsResponse([projects.named(slug)!], { outcomeTotals, queue: { held: [] }, reader });
  return (stats['projects'] as unknown[])[0];
}

describe('a key that sends too much', () => {
  it('gets 429 with its pause, for traces alone, and no other key does', async () => {
    for (const item of times(AT_ONCE, transaction)) {
      expect((await send('web', item)).slice(0, 2)).toEqual([200, null]);
    }
    const refusal = await post(
      'web',
      `{}\n${transaction()
        .map((line) => JSON.stringify(line))
        .join('\n')}`,
    );
    expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([429, '10']);
    expect(refusal.headers.get('x-sentry-rate-limits')).toBe(TRACES_PAUSE);
    expect(refusal.headers.get('access-control-expose-headers')).toContain(
      'x-sentry-rate-limits, retry-after',
    );
    expect(await refusal.json()).toEqual({ detail: 'the key has sent too much', causes: [] });
    expect((await post('web', JSON.stringify(transaction()[1]), 'store')).status).toBe(429);
    expect((await send('web', error())).slice(0, 2)).toEqual([200, null]);
    expect(await send('unlimited', ...times(AT_ONCE * 5, transaction))).toEqual([200, null, {}]);
    expect(await statsOf('web')).toMatchObject({
      accepted: AT_ONCE + 1,
      dropped: { rate_limited: 2 },
      categories: {
        transaction: { accepted: AT_ONCE, dropped: { rate_limited: 2 } },
        span: { accepted: 3 * AT_ONCE, dropped: { rate_limited: 6 } },
        error: { accepted: 1, dropped: {} },
      },
    });
  });

  it('has the rest of an envelope stored, each event of a batch counting as one', async () => {
    const answer = await send('worker', ...times(AT_ONCE + 3, transaction), error(), report(5));
    const rejected = [0, 1, 2].map((more) => ({ index: AT_ONCE + more, reason: 'rate_limited' }));
    expect(answer).toEqual([200, TRACES_PAUSE, { rejected }]);
    expect(await statsOf('worker')).toMatchObject({
      accepted: AT_ONCE + 1,
      dropped: { rate_limited: 3 },
      client_discards: { 'sample_rate:transaction': 5 },
    });
  });

  it('can still report what it lost, beside what is refused and alone', async () => {
    const many = times(AT_ONCE, transaction);
    expect((await send('scheduler', ...many, report(1))).slice(0, 2)).toEqual([200, null]);
    expect((await send('scheduler', transaction(), report(2))).slice(0, 2)).toEqual([200, TRACES_PAUSE]);
    expect((await send('scheduler', report(4))).slice(0, 2)).toEqual([200, null]);
    expect(await statsOf('scheduler')).toMatchObject({
      dropped: { rate_limited: 1 },
      client_discards: { 'sample_rate:transaction': 7 },
    });
  });

  it('is stopped by streamed spans as well', async () => {
    expect((await send('db-service', container(SPANS_AT_ONCE)))[0]).toBe(200);
    expect((await send('db-service', container(7))).slice(0, 2)).toEqual([429, TRACES_PAUSE]);
    expect(await statsOf('db-service')).toMatchObject({
      categories: { span: { accepted: SPANS_AT_ONCE, dropped: { rate_limited: 7 } } },
    });
  });

  it('is obeyed by the SDK of this repository, which tells afterwards what it lost', async () => {
    await send('cache-service', ...times(AT_ONCE, transaction));
    const { id, key } = projects.named('cache-service')!;
    const dsn = `${server.url.replace('//', `//${key}@`)}/${id}`;
    const { tracer, flush, close } = init({ dsn, tracesSampleRate: 1 });
    const finish = () => tracer.startSpan({ transaction: 'knit' }, () => undefined);
    finish();
    await flush(5_000);
    for (let index = 0; index < 20; index += 1) finish();
    await close(5_000);
    // One came and was refused; the SDK tells of it too, since for it the transaction is lost.
    expect(await statsOf('cache-service')).toMatchObject({
      dropped: { rate_limited: 1 },
      client_discards: { 'ratelimit_backoff:transaction': 21, 'ratelimit_backoff:span': 21 },
    });
  });
});
