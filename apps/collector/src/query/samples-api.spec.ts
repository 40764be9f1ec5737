import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, NOW, transactionPayload, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

interface Sample {
  n: number;
  sample_rate: number | null;
  functions: Record<string, { n: number; needed?: number; too_few?: boolean; extrapolated?: number }>;
}

/** Five requests in a minute, of which the SDK said that it sends every fourth; one other of which nothing is known. */
beforeAll(async () => {
  const trace = { trace_id: uniqueId(), sample_rate: '0.25' };
  for (let second = 0; second < 5; second += 1) {
    const event = transactionPayload({ name: 'GET /often', start: NOW - 60 + second, durationMs: 100 });
    await collector.post('web', envelopeOf(event, { trace }));
  }
  await collector.send('web', transactionPayload({ name: 'GET /seldom', start: NOW - 60 }));
});

async function samplesOf(query: string): Promise<Record<string, Sample>> {
  const { body } = await collector.get(`/api/0/events/?field=transaction&statsPeriod=1h&${query}`);
  const { data, meta } = body as { data: { transaction: string }[]; meta: { samples: Sample[] } };
  return Object.fromEntries(
    data.map(({ transaction }, index) => [transaction, meta.samples[index] as Sample]),
  );
}

describe('the figures of a list', () => {
  it('say on how many events they stand and whether that is too few, row by row and function by function', async () => {
    const fields = ['avg(transaction.duration)', 'p50()', 'p95()', 'p100()', 'avg(measurements.lcp)'];
    const samples = await samplesOf(fields.map((field) => `field=${field}`).join('&'));
    expect(samples['GET /often']).toEqual({
      n: 5,
      sample_rate: 0.25,
      functions: {
        'avg(transaction.duration)': { n: 5, needed: 30, too_few: true },
        'p50()': { n: 5, needed: 6, too_few: true },
        'p95()': { n: 5, needed: 59, too_few: true },
        'p100()': { n: 5 },
        'avg(measurements.lcp)': { n: 0, needed: 30, too_few: true },
      },
    });
    expect(samples['GET /seldom']).toMatchObject({ n: 1, functions: { 'p50()': { n: 1, too_few: true } } });
  });

  it('are given as recorded, and as they would be without sampling', async () => {
    const samples = await samplesOf('field=count()&field=epm()&field=count_unique(id)');
    expect(samples['GET /often']?.functions).toEqual({
      'count()': { n: 5, extrapolated: 20 },
      'epm()': { n: 5, extrapolated: 20 / 60 },
      'count_unique(id)': { n: 5 },
    });
    expect(samples['GET /seldom']).toMatchObject({
      sample_rate: 1,
      functions: { 'count()': { extrapolated: 1 } },
    });
  });

  it('stand on nothing where nothing was found', async () => {
    const { body } = await collector.get('/api/0/events/?field=count()&field=p95()&query=transaction:none');
    expect(body).toMatchObject({
      data: [{ 'count()': 0, 'p95()': null }],
      meta: {
        samples: [
          {
            n: 0,
            sample_rate: null,
            functions: {
              'count()': { n: 0, extrapolated: 0 },
              'p95()': { n: 0, needed: 59, too_few: true },
            },
          },
        ],
      },
    });
  });

  it('are no figures in a list of events, which says nothing of samples', async () => {
    const { body } = await collector.get('/api/0/events/?field=transaction&per_page=1');
    expect((body as { meta: object }).meta).not.toHaveProperty('samples');
  });
});

describe('the functions', () => {
  const functions: [string, unknown, string][] = [
    ['count()', 6, 'integer'],
    ['count(id)', 6, 'integer'],
    ['count_unique(transaction)', 2, 'integer'],
    ['count_if(transaction, equals, GET /often)', 5, 'integer'],
    ['count_if(transaction,notEquals,"GET /often")', 1, 'integer'],
    ['count_if(project, equals, web)', 6, 'integer'],
    ['count_if(transaction.duration, greaterOrEquals, 100ms)', 6, 'integer'],
    ['count_if(transaction.duration, less, 0.1s)', 0, 'integer'],
    ['count_if(timestamp, greater, 2020-01-01)', 6, 'integer'],
    ['any(transaction)', 'GET /often', 'string'],
    ['any(project)', 'web', 'string'],
    ['avg(transaction.duration)', 100, 'duration'],
    ['min(transaction.duration)', 100, 'duration'],
    ['max(transaction.duration)', 100, 'duration'],
    ['sum(transaction.duration)', 600, 'duration'],
    ['min(timestamp)', new Date((NOW - 59.9) * 1_000).toISOString(), 'date'],
    ['max(timestamp)', new Date((NOW - 55.9) * 1_000).toISOString(), 'date'],
    ['last_seen()', new Date((NOW - 55.9) * 1_000).toISOString(), 'date'],
    ...['p1()', 'p50()', 'p75()', 'p90()', 'p95()', 'p99()', 'p100()', 'p50(transaction.duration)'].map(
      (name): [string, unknown, string] => [name, 100, 'duration'],
    ),
    ['percentile(transaction.duration, 0.42)', 100, 'duration'],
    ['percentile(measurements.cls, 0.42)', null, 'number'],
    ['avg(measurements.lcp)', null, 'duration'],
    ['eps()', 6 / 3_600, 'rate'],
    ['epm()', 6 / 60, 'rate'],
    ['failure_count()', 0, 'integer'],
    ['failure_rate()', 0, 'percentage'],
    ['apdex()', 1, 'number'],
    ['apdex(50)', 0.5, 'number'],
    ['count_miserable(user, 300)', 0, 'integer'],
    ['user_misery(300)', 5.8875 / 117.75, 'number'],
  ];
  it.each(functions)('%s is %j', async (field, value, type) => {
    const address = `/api/0/events/?field=${encodeURIComponent(field)}&statsPeriod=1h`;
    expect((await collector.get(address)).body).toMatchObject({
      data: [{ [field]: typeof value === 'number' ? (expect.closeTo(value, 9) as unknown) : value }],
      meta: { fields: { [field]: type } },
    });
  });

  it.each([
    ['avg(title)', /^field: this function takes the field transaction\.duration or a measurement/],
    ['avg(timestamp)', /^field: this function takes the field transaction\.duration or a measurement/],
    ['max(title)', /^field: this function takes the field transaction\.duration, timestamp or/],
    ['avg()', /^field: expected arguments as in avg\(transaction\.duration\)/],
    ['eps(1)', /^field: expected arguments as in eps\(\)/],
    ['percentile(transaction.duration)', /^field: expected arguments as in percentile\(/],
    ['percentile(transaction.duration, 101)', /level from 0 to 1/],
    ['percentile(transaction.duration, -5)', /level from 0 to 1/],
    ['percentile(transaction.duration, abc)', /level from 0 to 1/],
    ['percentile(transaction.duration, 0.1, 0.2)', /^field: expected arguments as in percentile\(/],
    ['apdex(0)', /^field: a threshold is a number of milliseconds/],
    ['apdex(Infinity)', /^field: a threshold is a number of milliseconds/],
    ['count_if(transaction, like, x)', /^field: count_if takes one of the operators equals/],
    ['count_if(transaction.duration, less, soon)', /^field: expected a duration such as/],
    ["count_unique(x';--)", /^field: expected a field, a function/],
    ['count_unique(p95())', /^field: at column 17: expected/],
    ['yarn()', /^field: unknown function, expected one of count\(\), /],
    ['count(', /^field: at column 7: a bracket is not closed; expected/],
    ['a'.repeat(401), /^field: longer than 400 characters/],
    ['a'.repeat(201), /^field: expected a field, a function/],
  ])('refuse %j and say what was expected', async (field, detail) => {
    expect(await collector.get(`/api/0/events/?field=${encodeURIComponent(field)}`)).toEqual({
      status: 400,
      body: { detail: expect.stringMatching(detail) as unknown },
    });
  });
});
