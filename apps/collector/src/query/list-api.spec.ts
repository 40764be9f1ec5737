import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { NOW } from '../testing/wire-fixtures';
import { yarnTrace } from '../testing/yarn-trace';

const collector = runningCollector();

const { traceId, page, api, queries, lost, error } = yarnTrace();

beforeAll(async () => {
  await collector.send('db-service', queries);
  await collector.send('web', page, lost);
  await collector.send('api', api, error);
});

describe('the list', () => {
  const list = async (query: string) => {
    const { status, body } = await collector.get(`/api/0/events/?${query}`);
    return {
      status,
      ...(body as {
        data: Record<string, unknown>[];
        meta: { fields: unknown; next_cursor: string | null };
        detail?: string;
      }),
    };
  };

  it('is the pre-built query "Transactions" when nothing is asked for', async () => {
    const { data, meta } = await list('statsPeriod=1h&project=web');
    expect(meta.fields).toEqual({
      project: 'string',
      transaction: 'string',
      'count()': 'integer',
      'avg(transaction.duration)': 'duration',
      'p75()': 'duration',
      'p95()': 'duration',
      'epm()': 'rate',
      'last_seen()': 'date',
    });
    expect(data).toContainEqual({
      project: 'web',
      transaction: 'shop/',
      'count()': 1,
      'avg(transaction.duration)': 2_000,
      'p75()': 2_000,
      'p95()': 2_000,
      'epm()': 1 / 60,
      'last_seen()': new Date((NOW - 18) * 1000).toISOString(),
    });
    expect(data).toHaveLength(2);
  });

  it('is a list of events when no figure is asked for', async () => {
    const fields = [
      'id',
      'project',
      'transaction',
      'trace',
      'timestamp',
      'transaction.duration',
      'transaction.op',
      'transaction.status',
      'colour',
    ];
    const { data } = await list(`${fields.map((name) => `field=${name}`).join('&')}&query=transaction:shop/`);
    expect(data).toEqual([
      {
        id: page['event_id'],
        project: 'web',
        transaction: 'shop/',
        trace: traceId,
        timestamp: new Date((NOW - 18) * 1000).toISOString(),
        'transaction.duration': 2_000,
        'transaction.op': 'pageload',
        'transaction.status': 'ok',
        colour: 'red',
      },
    ]);
  });

  const names = async (query: string) =>
    (await list(`field=transaction&sort=transaction&${query}`)).data.map((row) => row['transaction']);

  it.each([
    ['query=transaction.op:pageload', ['shop/']],
    ['query=!transaction.status:ok%20event.type:transaction', ['GET /products']],
    [`query=trace:${traceId}%20transaction.duration:>200ms`, ['GET /api/products', 'shop/']],
    ['query=project:db-service', ['GET /products']],
    ['query=colour:red', ['shop/']],
    ['query=event.type:transaction&project=2', ['GET /api/products']],
    ['query=event.type:transaction&project=2&project=db-service', ['GET /api/products', 'GET /products']],
    ['query=event.type:transaction&project=unknown', []],
    [`query=event.type:transaction&start=${NOW - 19.15}&end=${NOW - 18.5}`, ['GET /api/products']],
    ['query=products', ['GET /api/products', 'GET /products']],
  ])('finds by %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('searches only what the transaction itself says, never its child spans', async () => {
    expect(await names('query=transaction.op:http.client')).toEqual([]);
  });

  it('regroups when a value column is added', async () => {
    const groups = async (fields: string) =>
      (await list(`${fields}&field=count()&query=event.type:transaction`)).data;
    expect(await groups('field=project')).toHaveLength(3);
    expect(await groups('field=project&field=transaction')).toHaveLength(4);
    expect(await groups('')).toEqual([{ 'count()': 4 }]);
  });

  it('is paged by a cursor that is only good for the same question', async () => {
    const question = 'field=transaction&sort=transaction&query=event.type:transaction&per_page=3';
    const first = await list(question);
    expect(first.data).toHaveLength(3);
    const cursor = String(first.meta.next_cursor);
    const second = await list(`${question}&cursor=${cursor}`);
    expect(second).toMatchObject({ data: [{ transaction: 'shop/' }], meta: { next_cursor: null } });
    for (const forged of [
      `${question}&cursor=${cursor.slice(2)}`,
      `${question}&cursor=yarn`,
      `field=id&cursor=${cursor}`,
    ]) {
      expect(await list(forged)).toMatchObject({
        status: 400,
        detail: expect.stringContaining('invalid_cursor') as unknown,
      });
    }
  });

  it.each([
    ['sort=name;--', /^sort: expected one of the fields project, transaction/],
    ['sort=(select 1)', /^sort: expected/],
    ['field=p101()', /^field: unknown function/],
    ['field=title&field=p0()', /^field 2: unknown function, expected one of .* p1\(\) to p100\(\), /],
    ['field=avg(title)', /^field: this function takes the field transaction.duration/],
    ['field=percentile(transaction.duration, 101)', /level from 0 to 1/],
    ["field=x';--", /^field: expected a field/],
    [Array.from({ length: 21 }, (_, index) => `field=t${index}`).join('&'), /^field: at most 20/],
    ['per_page=0', /^per_page/],
    ['per_page=101', /^per_page/],
    ['per_page=10abc', /^per_page/],
    ['per_page=', /^per_page/],
    ['statsPeriod=yesterday', /^statsPeriod: expected a period/],
    ['statsPeriod=91d', /^statsPeriod: the window is longer than 90 days/],
    ['start=5&end=4', /^start: start must be before end/],
    ['start=5', /^start: start and end belong together/],
    ['start=now&end=later', /^start: expected a time/],
    ['start=9999-01-01T00:00:00Z&end=9999-12-31T00:00:00Z', /^start: the window is longer than 90 days/],
    ['query=transaction:', /^query: at column 13: expected a list, a quoted value or a value/],
    ['field=id&query=count():>1', /^query: a condition on a function needs a function/],
    ['project[]=1', /repeated as name=a&name=b/],
  ])('refuses %s', async (query, detail) => {
    expect(await list(query)).toMatchObject({
      status: 400,
      detail: expect.stringMatching(detail) as unknown,
    });
  });

  it.each(["' OR 1=1--", '"; DROP TABLE events;--', '%27', '\\', '_', '%', '${7*7}', '(a+)+$'])(
    'takes %j for plain text',
    async (text) => {
      const value = encodeURIComponent(`transaction:"${text.replace(/["\\]/g, '\\$&')}"`);
      expect(await list(`query=${value}`)).toMatchObject({ status: 200, data: [] });
    },
  );
});
