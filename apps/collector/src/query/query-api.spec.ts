import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { NOW, spanPayload, transactionPayload, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

const traceId = uniqueId();
const apiSpan = uniqueId(16);
const browserSpan = uniqueId(16);
const page = transactionPayload({
  name: 'shop/',
  traceId,
  op: 'pageload',
  start: NOW - 20,
  durationMs: 2_000,
  tags: { colour: 'red' },
  spans: [
    spanPayload({
      trace_id: traceId,
      span_id: browserSpan,
      op: 'http.client',
      start_timestamp: NOW - 19.5,
      timestamp: NOW - 19,
    }),
  ],
});
const api = transactionPayload({
  name: 'GET /api/products',
  traceId,
  spanId: apiSpan,
  parentSpanId: browserSpan,
  start: NOW - 19.4,
  durationMs: 300,
});
const queries = transactionPayload({
  name: 'GET /products',
  traceId,
  parentSpanId: apiSpan,
  start: NOW - 19.3,
  durationMs: 100,
  status: 'not_found',
});
const lost = transactionPayload({
  name: 'GET /lost',
  traceId,
  parentSpanId: uniqueId(16),
  start: NOW - 18,
  durationMs: 50,
});
const error = {
  event_id: uniqueId(),
  timestamp: NOW - 19.2,
  level: 'fatal',
  exception: {
    values: [
      { type: 'Cause', value: 'x' },
      { type: 'TypeError', value: 'no yarn' },
    ],
  },
  contexts: { trace: { trace_id: traceId, span_id: apiSpan } },
};

interface TraceBody {
  transactions: { transaction: string; orphan: boolean; spans: unknown[] }[];
  errors: unknown[];
}
const traceBody = async () => (await collector.get(`/api/0/traces/${traceId}/`)).body as TraceBody;

beforeAll(async () => {
  await collector.send('db-service', queries);
  await collector.send('web', page, lost);
  await collector.send('api', error);
});

describe('a trace', () => {
  it('has an orphan until its parent arrives, and is the same whatever arrived first', async () => {
    const orphans = async () =>
      (await traceBody()).transactions.filter(({ orphan }) => orphan).map(({ transaction }) => transaction);
    expect(await orphans()).toEqual(['GET /products', 'GET /lost']);
    await collector.send('api', api);
    expect(await orphans()).toEqual(['GET /lost']);
  });

  it('is answered in the words of the wire', async () => {
    const { status, body } = await collector.get(`/api/0/traces/${traceId.toUpperCase()}/`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ trace_id: traceId, start_timestamp: NOW - 20, timestamp: NOW - 17.95 });
    const { transactions, errors } = body as TraceBody;
    expect(transactions.map(({ transaction }) => transaction)).toEqual([
      'shop/',
      'GET /api/products',
      'GET /products',
      'GET /lost',
    ]);
    expect(transactions[0]).toMatchObject({
      event_id: page['event_id'],
      project: 'web',
      op: 'pageload',
      status: 'ok',
      parent_span_id: null,
      start_timestamp: NOW - 20,
      timestamp: NOW - 18,
      orphan: false,
      tags: { colour: 'red' },
      data: {},
      spans: [
        {
          span_id: browserSpan,
          op: 'http.client',
          description: 'SELECT * FROM yarns',
          status: 'ok',
          tags: {},
          data: {},
        },
      ],
    });
    expect(errors).toMatchObject([
      {
        event_id: error.event_id,
        project: 'api',
        title: 'TypeError: no yarn',
        level: 'fatal',
        span_id: apiSpan,
        timestamp: NOW - 19.2,
      },
    ]);
  });

  it.each([
    [`/api/0/traces/${'e'.repeat(32)}/`, 404, 'trace not found'],
    ['/api/0/traces/abc/', 400, 'trace id: expected 32 hex digits'],
    [`/api/0/events/web:${'e'.repeat(32)}/`, 404, 'event not found'],
    [`/api/0/events/yarn:${'e'.repeat(32)}/`, 404, 'event not found'],
    ['/api/0/events/web:abc/', 400, 'event id: expected 32 hex digits'],
    ['/api/0/yarn/', 404, 'not found'],
  ])('%s is %i', async (path, status, detail) => {
    expect(await collector.get(path)).toEqual({ status, body: { detail } });
  });

  it('gives one event with everything around it', async () => {
    expect((await collector.get(`/api/0/events/api:${error.event_id}/`)).body).toMatchObject({
      type: 'error',
      trace_id: traceId,
      exceptions: [{ type: 'Cause' }, { type: 'TypeError' }],
      breadcrumbs: [],
      user: null,
    });
    expect((await collector.get(`/api/0/events/1:${String(page['event_id'])}/`)).body).toMatchObject({
      type: 'transaction',
      trace_id: traceId,
      platform: 'node',
      sdk: null,
      contexts: {},
    });
  });
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
    ['field=apdex()', /^field: unknown function/],
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
    ['start=9999-01-01T00:00:00Z&end=9999-12-31T00:00:00Z', /longer than 90 days/],
    ['query=transaction:', /^query: at column 13: Expected a quoted value or a value/],
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

describe('the query API', () => {
  it('lists the projects with their DSNs', async () => {
    const { body } = await collector.get('/api/0/projects/');
    expect((body as { id: string; slug: string }[]).map(({ id, slug }) => `${id} ${slug}`)).toEqual([
      ...['1 web', '2 api', '3 worker', '4 scheduler', '5 db-service', '6 cache-service'],
    ]);
    expect(body).toContainEqual({
      id: '2',
      slug: 'api',
      dsn: `${collector.url().replace('//', `//${collector.key('api')}@`)}/2`,
    });
  });

  it('has no CORS, is never cached, and only reads', async () => {
    const response = await fetch(`${collector.url()}/api/0/projects/`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await fetch(`${collector.url()}/api/0/events/`, { method: 'POST' })).status).toBe(405);
  });

  it('says what became of everything that was offered', async () => {
    await collector.post('worker', '{}\n{"type":"session"}\n{}\n{"type":"transaction"}\n{}');
    const report = {
      discarded_events: [
        { reason: 'sample_rate', category: 'transaction', quantity: 3 },
        { reason: '<b>', category: 'x', quantity: 1e12 },
        { quantity: -1 },
      ],
    };
    await collector.post('worker', `{}\n{"type":"client_report"}\n${JSON.stringify(report)}`);
    const { body } = await collector.get('/api/0/stats/');
    expect(body).toMatchObject({ held: 0 });
    expect((body as { projects: unknown[] }).projects[2]).toEqual({
      project: 'worker',
      stored: 0,
      accepted: 0,
      duplicates: 0,
      dropped: { unknown_item: 1, invalid_transaction: 1 },
      repaired: {},
      client_discards: { 'sample_rate:transaction': 3, 'other:x': 1_000_000 },
    });
  });

  it('is ready and alive', async () => {
    expect((await collector.get('/healthz')).status).toBe(200);
    expect((await collector.get('/readyz')).status).toBe(200);
  });
});
