import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../../testing/running-collector';
import { NOW, spanPayload, transactionPayload } from '../../testing/wire-fixtures';

const collector = runningCollector();

const transaction = transactionPayload({
  name: 'GET /yarns',
  tags: { colour: 'red' },
  spans: [
    spanPayload({ op: 'db', description: 'SELECT * FROM yarns', tags: { table: 'yarns' } }),
    spanPayload({
      op: 'http.client',
      description: 'GET /rates',
      start_timestamp: NOW - 9.9,
      timestamp: NOW - 9.5,
    }),
  ],
});

beforeAll(async () => {
  await collector.send('api', transaction);
  await collector.send('web', transactionPayload({ name: 'shop/', spans: [spanPayload({ op: 'browser' })] }));
  await collector.send('web', { event_id: 'ee'.repeat(16), timestamp: NOW, message: 'db' });
});

interface Answer {
  data: Record<string, unknown>[];
  meta: { next_cursor: string | null; transactions: unknown };
}
const spans = async (query: string) => (await collector.get(`/api/0/spans/?${query}`)).body as Answer;
const ops = async (query: string) =>
  (await spans(`field=span.op&${query}`)).data.map((row) => row['span.op']).sort();

describe('the search for child spans', () => {
  it('answers each with its transaction and trace', async () => {
    const { data, meta } = await spans('query=span.op:http.client');
    expect(data).toEqual([
      {
        'span.op': 'http.client',
        'span.description': 'GET /rates',
        'span.duration': 400,
        'span.id': expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
        project: 'api',
        transaction: 'GET /yarns',
        id: transaction['event_id'],
        trace: 'a1'.repeat(16),
        timestamp: new Date((NOW - 9.9) * 1_000).toISOString(),
      },
    ]);
    expect(meta).toMatchObject({ next_cursor: null, transactions: { found: 2, read: 2 } });
  });

  it.each([
    ['', ['browser', 'db', 'http.client']],
    ['query=span.op:[db, browser]', ['browser', 'db']],
    ['query=!span.op:db', ['browser', 'http.client']],
    ['query=select', ['browser', 'db']],
    ['query=span.description:"get *"', ['http.client']],
    ['query=span.duration:>=400ms', ['http.client']],
    ['query=span.status:ok span.tags[table]:yarns', ['db']],
    ['query=has:span.tags[table]', ['db']],
    ['query=tags[table]:yarns', []],
    ['query=colour:red', ['db', 'http.client']],
    ['query=transaction:shop/ or span.op:db', ['browser', 'db']],
    ['query=span.op:db transaction.duration:<1s project:api', ['db']],
    ['query=span.start:>2020-01-01', ['browser', 'db', 'http.client']],
    ['project=web', ['browser']],
    ['project=unknown', []],
    [`start=${NOW - 3_600}&end=${NOW - 1_800}`, []],
  ])('finds by %s', async (question, expected) => {
    expect(await ops(question)).toEqual(expected);
  });

  it('is sorted and paged as a list is', async () => {
    const question = 'field=span.op&sort=-span.op&per_page=2';
    const first = await spans(question);
    expect(first.data.map((row) => row['span.op'])).toEqual(['http.client', 'db']);
    const second = await spans(`${question}&cursor=${String(first.meta.next_cursor)}`);
    expect(second).toMatchObject({ data: [{ 'span.op': 'browser' }], meta: { next_cursor: null } });
  });

  it('is the only one that looks at them', async () => {
    for (const query of [
      'span.op:db',
      'transaction.op:db',
      'table:yarns',
      'tags[table]:yarns',
      '"SELECT *"',
    ]) {
      const { body } = await collector.get(`/api/0/events/?field=id&query=${encodeURIComponent(query)}`);
      expect(body).toMatchObject({ data: [] });
    }
  });

  it.each([
    ['/api/0/events/?query=span.tags[table]:yarns', /^query: at column 1: .*searched at \/api\/0\/spans\//],
    ['/api/0/spans/?field=count()', /^field: expected a field: functions are of transactions/],
    ['/api/0/spans/?query=count():>1', /^query: at column 1: expected a field: functions are of/],
    ['/api/0/spans/?query=span.duration:soon', /^query: at column 15: expected a duration/],
    ['/api/0/spans/?query=(', /^query: at column 2: expected a term/],
    ['/api/0/spans/?sort=id;--', /^sort: expected one of the fields span\.op, /],
    ['/api/0/spans/?statsPeriod=8d', /^statsPeriod: the window is longer than 7 days/],
    [`/api/0/spans/?start=${NOW - 700_000}&end=${NOW}`, /^start: the window is longer than 7 days/],
    ['/api/0/spans/?per_page=101', /^per_page: expected a number from 1 to 100/],
    ['/api/0/spans/?cursor=yarn', /invalid_cursor/],
  ])('%s is refused', async (address, detail) => {
    expect(await collector.get(address)).toEqual({
      status: 400,
      body: { detail: expect.stringMatching(detail) as unknown },
    });
  });
});
