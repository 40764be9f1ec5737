import { describe, expect, it } from '@jest/globals';
import { nanoseconds, otlpRequest, otlpSpan } from '../../testing/otlp/otlp-spans';
import { OTLP_TYPES, postTraces } from '../../testing/otlp/post-traces';
import { runningCollector } from '../../testing/running-collector';
import { NOW, uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector({ CLEW_RATE_LIMIT: '1' });

const post = (spans: unknown[], project: string) =>
  postTraces(collector, JSON.stringify(otlpRequest(spans)), {
    project,
    headers: { 'content-type': OTLP_TYPES.json },
  });

async function categoriesOf(project: string): Promise<Record<string, unknown>> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: { project: string; categories: Record<string, unknown> }[] };
  return projects.find((one) => one.project === project)?.categories ?? {};
}

describe('a key that has sent more traces than it may', () => {
  it('is told when to send again, before its request is looked into', async () => {
    const many = Array.from({ length: 200 }, () => otlpSpan({ traceId: uniqueId() }));
    expect((await post(many, 'web')).status).toBe(200);
    const refused = await post([otlpSpan()], 'web');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ code: 8, message: 'the key has sent too much' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(100);
    expect(refused.headers.get('x-sentry-rate-limits')).toMatch(/^\d+:transaction;span:key$/);
    expect(await categoriesOf('web')).toMatchObject({
      transaction: { accepted: 200 },
      default: { dropped: { rate_limited: 1 } },
    });
  });

  it('leaves the others alone', async () => {
    expect((await post([otlpSpan()], 'worker')).status).toBe(200);
  });
});

describe('a key that has sent more errors than it may', () => {
  it('has the spans stored without them', async () => {
    const exception = (index: number) => ({
      name: 'exception',
      timeUnixNano: nanoseconds(NOW - index / 1000),
    });
    const events = Array.from({ length: 100 }, (_, index) => exception(index));
    const response = await post([otlpSpan({ overrides: { events } }), otlpSpan()], 'api');
    expect([response.status, await response.json()]).toEqual([200, {}]);
    const { error, transaction } = (await categoriesOf('api')) as Record<
      string,
      { accepted: number; dropped: Record<string, number> }
    >;
    expect(transaction).toMatchObject({ accepted: 2 });
    expect(error?.accepted).toBeLessThan(20);
    expect((error?.accepted ?? 0) + (error?.dropped['rate_limited'] ?? 0)).toBe(100);
  });
});
