import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../../testing/running-collector';
import { envelopeOf, NOW, transactionPayload, uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector();

const MINUTE = Math.floor(NOW / 60) * 60 - 600;
const window = `start=${MINUTE}&end=${MINUTE + 180}`;
const MANY = Array.from({ length: 97 }, (_, index) => ((index * 7_919) % 1_009) + 1);

interface Bucket {
  start: number | null;
  end: number | null;
  'count()': number;
}

/** Of web two transactions, of which every second one was sent; one of api; many of worker. */
beforeAll(async () => {
  const trace = { trace_id: uniqueId(), sample_rate: '0.5' };
  for (const durationMs of [100, 300]) {
    const event = transactionPayload({ name: 'GET /a', start: MINUTE, durationMs });
    await collector.post('web', envelopeOf(event, { trace }));
  }
  await collector.send('api', transactionPayload({ name: 'GET /b', start: MINUTE + 120, durationMs: 500 }));
  const many = MANY.map((durationMs) => transactionPayload({ start: MINUTE - 60, durationMs }));
  await collector.send('worker', ...many);
});

async function bucketsOf(question: string): Promise<Bucket[]> {
  const { body } = await collector.get(`/api/0/events-histogram/?${question}`);
  return (body as { data: Bucket[] }).data;
}

async function countOf(question: string): Promise<number> {
  const { body } = await collector.get(`/api/0/events/?${question}&field=count()`);
  return (body as { data: { 'count()': number }[] }).data[0]?.['count()'] ?? 0;
}

describe('a histogram of equal buckets', () => {
  it('counts the durations in equal buckets from the least to the greatest', async () => {
    const { status, body } = await collector.get(`/api/0/events-histogram/?${window}&numBuckets=4`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: [
        { start: 100, end: 200, 'count()': 1 },
        { start: 200, end: 300, 'count()': 0 },
        { start: 300, end: 400, 'count()': 1 },
        { start: 400, end: 500, 'count()': 1 },
      ],
      meta: {
        fields: { start: 'duration', end: 'duration', 'count()': 'integer' },
        samples: [
          { n: 1, sample_rate: 0.5, functions: { 'count()': { extrapolated: 2 } } },
          { n: 0, sample_rate: null },
          { n: 1, sample_rate: 0.5 },
          { n: 1, sample_rate: 1 },
        ],
      },
    });
  });

  it.each([
    ['one bucket where all values are the same', 'project=api', [{ start: 500, end: 500, 'count()': 1 }]],
    ['no bucket where nothing was found', 'query=transaction:none', []],
    ['no bucket of a measurement that nothing has', 'field=measurements.lcp', []],
  ])('has %s', async (_fact, question, data) => {
    expect((await collector.get(`/api/0/events-histogram/?${window}&${question}`)).body).toMatchObject({
      data,
    });
  });

  it.each([
    ['numBuckets=0', /^numBuckets: expected a number from 1 to 100/],
    ['numBuckets=101', /^numBuckets: expected a number from 1 to 100/],
    ['numBuckets=-1', /^numBuckets: expected/],
    ['numBuckets=1.5', /^numBuckets: expected/],
    ['numBuckets=', /^numBuckets: expected/],
    ['field=transaction', /^field: this function takes the field transaction\.duration or a measurement/],
    ["field=x';--", /^field: expected a field/],
    ['query=p95():>1', /^query: a condition on a function filters groups/],
    ['start=5&end=4', /^start: start must be before end/],
  ])('refuses %s', async (question, detail) => {
    expect(await collector.get(`/api/0/events-histogram/?${question}`)).toEqual({
      status: 400,
      body: { detail: expect.stringMatching(detail) as unknown },
    });
  });

  it('puts every one of many durations into the bucket that holds it', async () => {
    const greatest = Math.max(...MANY);
    const buckets = await bucketsOf('project=worker&numBuckets=13');
    expect(buckets.map((bucket) => bucket['count()'])).toEqual(
      buckets.map(
        ({ start, end }) =>
          MANY.filter((ms) => ms >= Number(start) && (ms < Number(end) || (ms === end && end === greatest)))
            .length,
      ),
    );
  });
});

describe('a histogram between given bounds', () => {
  it('counts what is less, what lies from each bound to before the next, and the rest', async () => {
    const { status, body } = await collector.get(
      `/api/0/events-histogram/?${window}&bound=200&bound=300&bound=0.4s`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: [
        { start: null, end: 200, 'count()': 1 },
        { start: 200, end: 300, 'count()': 0 },
        { start: 300, end: 400, 'count()': 1 },
        { start: 400, end: null, 'count()': 1 },
      ],
      meta: {
        fields: { start: 'duration', end: 'duration', 'count()': 'integer' },
        samples: [
          { n: 1, sample_rate: 0.5, functions: { 'count()': { n: 1, extrapolated: 2 } } },
          { n: 0, sample_rate: null },
          { n: 1, sample_rate: 0.5 },
          { n: 1, sample_rate: 1 },
        ],
      },
    });
  });

  it('counts in each bucket what the search for it finds, and everything once', async () => {
    const bounds = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    const question = `project=worker&${bounds.map((bound) => `bound=${bound}`).join('&')}`;
    const buckets = await bucketsOf(question);
    expect(buckets.reduce((sum, bucket) => sum + bucket['count()'], 0)).toBe(MANY.length);
    for (const { start, end, 'count()': count } of buckets) {
      const from = start === null ? '' : `transaction.duration:>=${start}`;
      const to = end === null ? '' : `transaction.duration:<${end}`;
      const query = encodeURIComponent(`event.type:transaction ${from} ${to}`);
      expect([start, await countOf(`project=worker&query=${query}`)]).toEqual([start, count]);
    }
  });

  it('has empty buckets where nothing was found', async () => {
    expect(await bucketsOf(`${window}&query=transaction:none&bound=1`)).toEqual([
      { start: null, end: 1, 'count()': 0 },
      { start: 1, end: null, 'count()': 0 },
    ]);
  });

  it('counts no event without the number', async () => {
    const buckets = await bucketsOf(`${window}&field=measurements.lcp&bound=0`);
    expect(buckets.map((bucket) => bucket['count()'])).toEqual([0, 0]);
  });

  it.each([
    ['bound=soon', /^bound: expected a number such as 1\.5s/],
    ['bound=', /^bound: expected a number/],
    ['bound=-1', /^bound: expected a number/],
    ['bound=1e3', /^bound: expected a number/],
    ['bound=2&bound=1', /^bound: each must be greater than the one before/],
    ['bound=1000&bound=1s', /^bound: each must be greater/],
    ['bound=1&numBuckets=5', /^numBuckets: give either numBuckets or bounds/],
    ['field=measurements.lcp&bound=x', /^bound: expected a number such as/],
    [Array.from({ length: 101 }, (_, index) => `bound=${index}`).join('&'), /^bound: at most 100/],
  ])('refuses %s', async (question, detail) => {
    expect(await collector.get(`/api/0/events-histogram/?${question}`)).toEqual({
      status: 400,
      body: { detail: expect.stringMatching(detail) as unknown },
    });
  });
});
