import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../../testing/running-collector';
import { envelopeOf, NOW, transactionPayload, uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector();

/** The first second of a minute that has passed. */
const MINUTE = Math.floor(NOW / 60) * 60 - 600;
const dateOf = (seconds: number) => new Date(seconds * 1_000).toISOString();
const window = `start=${MINUTE}&end=${MINUTE + 180}`;

/** Two transactions in the first minute, of which every second one was sent; none in the second; one in the third. */
beforeAll(async () => {
  const trace = { trace_id: uniqueId(), sample_rate: '0.5' };
  for (const durationMs of [100, 300]) {
    const event = transactionPayload({ name: 'GET /a', start: MINUTE, durationMs });
    await collector.post('web', envelopeOf(event, { trace }));
  }
  await collector.send('api', transactionPayload({ name: 'GET /b', start: MINUTE + 120, durationMs: 500 }));
});

describe('a series', () => {
  it('has a row for each step, also where nothing happened', async () => {
    const address = `/api/0/events-stats/?${window}&interval=1m&yAxis=count()&yAxis=p50()&yAxis=epm()`;
    const { status, body } = await collector.get(address);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: [
        { time: dateOf(MINUTE), 'count()': 2, 'p50()': 200, 'epm()': 2 },
        { time: dateOf(MINUTE + 60), 'count()': 0, 'p50()': null, 'epm()': 0 },
        { time: dateOf(MINUTE + 120), 'count()': 1, 'p50()': 500, 'epm()': 1 },
      ],
      meta: {
        fields: { time: 'date', 'count()': 'integer', 'p50()': 'duration', 'epm()': 'rate' },
        interval: 60,
        samples: [
          {
            n: 2,
            sample_rate: 0.5,
            functions: {
              'count()': { n: 2, extrapolated: 4 },
              'p50()': { n: 2, needed: 6, too_few: true },
              'epm()': { n: 2, extrapolated: 4 },
            },
          },
          { n: 0, sample_rate: null, functions: { 'count()': { n: 0, extrapolated: 0 } } },
          { n: 1, sample_rate: 1 },
        ],
      },
    });
  });

  it.each([
    ['query=transaction:"GET /b"', [0, 0, 1]],
    ['project=web', [2, 0, 0]],
    ['project=unknown', [0, 0, 0]],
    ['query=event.type:error', [0, 0, 0]],
  ])('counts the events of %s', async (question, counts) => {
    const { body } = await collector.get(`/api/0/events-stats/?${window}&interval=1m&${question}`);
    expect((body as { data: Record<string, number>[] }).data.map((row) => row['count()'])).toEqual(counts);
  });

  it('ends with the step that has begun', async () => {
    const { body } = await collector.get(
      '/api/0/events-stats/?statsPeriod=1h&interval=10m&project=web&project=api',
    );
    const { data } = body as { data: { time: string; 'count()': number }[] };
    expect(data.length).toBeGreaterThanOrEqual(6);
    expect(data.reduce((sum, row) => sum + row['count()'], 0)).toBe(3);
    const last = Date.parse(data.at(-1)?.time ?? '') / 1_000;
    expect(last).toBeLessThanOrEqual(Date.now() / 1_000);
    expect(last).toBeGreaterThan(NOW - 600);
  });

  it.each([
    ['interval=yesterday', /^interval: expected a step such as 30s/],
    ['interval=0m', /^interval: expected a step/],
    ['interval=1w', /^interval: expected a step/],
    ['statsPeriod=14d&interval=1s', /^interval: at most 1000 steps in the window, this would be 12096/],
    ['yAxis=transaction', /^yAxis: expected a function such as count\(\)/],
    ['yAxis=count()&yAxis=yarn()', /^yAxis 2: unknown function/],
    ['yAxis=eps()&yAxis=epm()&yAxis=p50()&yAxis=p75()&yAxis=p95()&yAxis=p99()', /^yAxis: at most 5/],
    ['query=count():>1', /^query: a condition on a function filters groups, and there are none here/],
    ['query=(', /^query: at column 2: expected a term/],
    ['statsPeriod=91d', /^statsPeriod: the window is longer than 90 days/],
  ])('refuses %s', async (question, detail) => {
    expect(await collector.get(`/api/0/events-stats/?${question}`)).toEqual({
      status: 400,
      body: { detail: expect.stringMatching(detail) as unknown },
    });
  });
});
