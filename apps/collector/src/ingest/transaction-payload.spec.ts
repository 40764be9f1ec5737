import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import {
  envelopeOf,
  NOW,
  spanPayload,
  transactionPayload,
  TRACE_ID,
  uniqueId,
  type TransactionFixture,
} from '../testing/wire-fixtures';

const collector = runningCollector();

interface StoredTransaction {
  spans: Record<string, unknown>[];
  [field: string]: unknown;
}

/** Sends a transaction and gives back what is stored of it. */
async function stored(fixture: TransactionFixture): Promise<StoredTransaction> {
  const payload = transactionPayload(fixture);
  await collector.send('web', payload);
  const { body } = await collector.get(`/api/0/events/web:${String(payload['event_id'])}/`);
  return body as StoredTransaction;
}

async function rejection(fixture: TransactionFixture): Promise<unknown> {
  const response = await collector.post('web', envelopeOf(transactionPayload(fixture)));
  expect(response.status).toBe(200);
  return ((await response.json()) as { rejected?: unknown }).rejected;
}

const context = (trace: Record<string, unknown>): TransactionFixture => ({
  overrides: { contexts: { trace: { trace_id: TRACE_ID, span_id: uniqueId(16), ...trace } } },
});
const overrides = (fields: Record<string, unknown>): TransactionFixture => ({ overrides: fields });

describe('a transaction that cannot be stored', () => {
  const rejected: [string, TransactionFixture, string][] = [
    ['without a start', overrides({ start_timestamp: undefined }), 'invalid_transaction'],
    ['without an end', overrides({ timestamp: undefined }), 'invalid_transaction'],
    ['that starts "yesterday"', overrides({ start_timestamp: 'yesterday' }), 'invalid_transaction'],
    ['that ends before it starts', { durationMs: -1 }, 'invalid_transaction'],
    [
      'with milliseconds for seconds',
      overrides({ start_timestamp: NOW * 1000, timestamp: NOW * 1000 }),
      'timestamp',
    ],
    ['before 1970', overrides({ start_timestamp: -5 }), 'timestamp'],
    ['two days ahead', { start: NOW + 2 * 86_400 }, 'timestamp'],
    ['31 days ago', { start: NOW - 31 * 86_400 }, 'timestamp'],
    ['without a trace context', overrides({ contexts: {} }), 'invalid_transaction'],
    ['without a trace id', context({ trace_id: undefined }), 'invalid_transaction'],
    ['with a trace id of 31 digits', context({ trace_id: 'a'.repeat(31) }), 'invalid_transaction'],
    ['with a trace id of zeros', context({ trace_id: '0'.repeat(32) }), 'invalid_transaction'],
    ['with a number for a trace id', context({ trace_id: 7 }), 'invalid_transaction'],
    ['with a span id of zeros', context({ span_id: '0'.repeat(16) }), 'invalid_transaction'],
  ];
  it.each(rejected)('is dropped and named: %s', async (_name, fixture, reason) => {
    expect(await rejection(fixture)).toEqual([{ index: 0, reason }]);
  });

  it.each([
    ['an array', '[]', 'invalid_event'],
    ['null', 'null', 'invalid_event'],
    ['another type', '{"type":"event"}', 'invalid_transaction'],
    ['nothing', '', 'invalid_json'],
    ['a hundred thousand levels', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'too_deep'],
    ['a hundred thousand values', `{"a":[${'1,'.repeat(100_001)}1]}`, 'too_many_nodes'],
  ])('is dropped and named: %s', async (_name, payload, reason) => {
    const body = `{}\n{"type":"transaction","length":${payload.length}}\n${payload}\n`;
    const response = await collector.post('web', body);
    expect([response.status, await response.json()]).toEqual([200, { rejected: [{ index: 0, reason }] }]);
  });
});

describe('a transaction as it is stored', () => {
  it('has its times exactly as they were sent', async () => {
    const sent = { start_timestamp: NOW - 10.1234567, timestamp: NOW - 9.7654321 };
    expect(await stored(overrides(sent))).toMatchObject(sent);
  });

  it('has RFC 3339 times as seconds, to the microsecond', async () => {
    const day = new Date(NOW * 1000).toISOString().slice(0, 10);
    const midnight = Date.parse(day) / 1000;
    const sent = { start_timestamp: `${day}T00:00:00.049556Z`, timestamp: `${day}T01:00:01.5+0100` };
    expect(await stored(overrides(sent))).toMatchObject({
      start_timestamp: midnight + 0.049556,
      timestamp: midnight + 1.5,
    });
  });

  it("takes the text's own names for the end and the name", async () => {
    const { timestamp, ...payload } = transactionPayload({ overrides: { transaction: undefined } });
    const event = { ...payload, transaction_name: 'store.checkout', end_timestamp: timestamp };
    await collector.send('web', event);
    const { body } = await collector.get(`/api/0/events/web:${String(payload['event_id'])}/`);
    expect(body).toMatchObject({ transaction: 'store.checkout', timestamp });
  });

  it('has its ids in lower case', async () => {
    const traceId = uniqueId();
    const fixture = context({
      trace_id: traceId.toUpperCase(),
      span_id: 'ABCDEF0123456789',
      parent_span_id: 'FEDCBA9876543210',
    });
    expect(await stored(fixture)).toMatchObject({
      trace_id: traceId,
      span_id: 'abcdef0123456789',
      parent_span_id: 'fedcba9876543210',
    });
  });

  it.each([
    [undefined, '<unlabeled transaction>'],
    ['  ', '<unlabeled transaction>'],
    [7, '<unlabeled transaction>'],
    ['x'.repeat(300), 'x'.repeat(200)],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['NUL \u0000 and half a pair \ud800', 'NUL \ufffd and half a pair \ufffd'],
  ])('has the name %j as %j', async (name, expected) => {
    expect(await stored(overrides({ transaction: name }))).toMatchObject({ transaction: expected });
  });

  const tagForms: [string, unknown, Record<string, string>][] = [
    ['an object', { a: 'x', b: 404, c: true, d: null }, { a: 'x', b: '404', c: 'true' }],
    [
      'pairs',
      [
        ['a', 'x'],
        ['b', 1],
      ],
      { a: 'x', b: '1' },
    ],
    ['entries', [{ key: 'a', value: 'x' }, null, 'yarn'], { a: 'x' }],
    [
      'keys that every object has',
      JSON.parse('{"__proto__":"p","constructor":"c","length":"l"}'),
      JSON.parse('{"__proto__":"p","constructor":"c","length":"l"}') as Record<string, string>,
    ],
    ['keys with spaces and markup', { 'a b': 'x', '<b>': 'y', c: { nested: 1 } }, { 'a-b': 'x' }],
    [
      'values with line feeds and of 300 characters',
      { a: 'x\ny', b: 'z'.repeat(300) },
      { b: 'z'.repeat(200) },
    ],
    ['no tags', 'yarn', {}],
  ];
  it.each(tagForms)('has the tags of %s', async (_name, tags, expected) => {
    expect((await stored({ tags }))['tags']).toEqual(expected);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  const statuses: [string, Record<string, unknown>, string][] = [
    ['its own field', { status: 'not_found' }, 'not_found'],
    ['its tags, as JavaScript 5.14 has it', { status: undefined, tags: { status: 'ok' } }, 'ok'],
    ['the words of Python 0.11', { status: undefined, tags: { status: 'failure' } }, 'internal_error'],
    [
      'its response code, as JavaScript 5.15 has it',
      { status: undefined, tags: { 'http.status_code': '404' } },
      'not_found',
    ],
    [
      'a response code in its data',
      { status: undefined, data: { 'http.response.status_code': 503 } },
      'unavailable',
    ],
    ['a word that nobody knows', { status: 'banana' }, 'unknown'],
    ['nothing', { status: null }, 'unknown'],
  ];
  it.each(statuses)('has the status of a span from %s', async (_name, fields, expected) => {
    const { spans } = await stored({ spans: [spanPayload(fields)] });
    expect(spans[0]?.['status']).toBe(expected);
  });

  it('loses a bad span without losing the transaction', async () => {
    const good = spanPayload();
    const spans = [
      null,
      1,
      'x',
      {},
      ...[{ span_id: 'short' }, { timestamp: 'never' }, { timestamp: 1e308 }].map((bad) => spanPayload(bad)),
      spanPayload({ start_timestamp: 0.5 }),
      good,
    ];
    expect((await stored({ spans })).spans).toMatchObject([{ span_id: good['span_id'] }]);
  });

  it.each([[null], [{}], ['x']])('takes %j for no spans', async (spans) => {
    expect((await stored({ spans })).spans).toEqual([]);
  });

  it('keeps the first thousand spans by their start', async () => {
    const spans = Array.from({ length: 1_200 }, (_, index) =>
      spanPayload({ start_timestamp: NOW - index / 1000, timestamp: NOW, description: String(index) }),
    );
    const kept = (await stored({ spans })).spans;
    expect(kept).toHaveLength(1_000);
    expect([kept[0]?.['description'], kept.at(-1)?.['description']]).toEqual(['1199', '200']);
  });

  it('shows a span that ends before it starts as a moment, and keeps the end that was reported', async () => {
    const { spans } = await stored({
      spans: [spanPayload({ start_timestamp: NOW - 5, timestamp: NOW - 6 })],
    });
    expect(spans[0]).toMatchObject({
      start_timestamp: NOW - 5,
      timestamp: NOW - 5,
      reported_timestamp: NOW - 6,
    });
  });

  it('keeps a span of zero duration, one of another trace, and two with the same id', async () => {
    const marker = spanPayload({ timestamp: NOW - 10 });
    const { spans } = await stored({
      spans: [marker, spanPayload({ span_id: marker['span_id'], trace_id: 'c3'.repeat(16) })],
    });
    expect(spans).toHaveLength(2);
    expect(spans[1]).toMatchObject({ trace_id: 'c3'.repeat(16) });
  });

  it('has structured data as it was sent, cut where it nests too deep', async () => {
    const deep = (levels: number): unknown => (levels === 0 ? 'bottom' : { in: deep(levels - 1) });
    const data = { request: { url: '/a', headers: [['x', 'y']] }, shallow: deep(30), deep: deep(40) };
    const { spans } = await stored({ spans: [spanPayload({ data })] });
    expect(spans[0]?.['data']).toMatchObject({ request: data.request, shallow: data.shallow });
    expect(JSON.stringify(spans[0]?.['data'])).toContain('"[trimmed]"');
  });

  it('is kept once when it is sent again, also under load and in another project', async () => {
    const payload = transactionPayload();
    const before = await storedCount('worker');
    const send = () => collector.post('worker', envelopeOf(payload));
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await storedCount('worker')).toBe(before + 1);
    await collector.send('scheduler', payload);
    expect((await collector.get(`/api/0/events/scheduler:${String(payload['event_id'])}/`)).status).toBe(200);
  });
});

async function storedCount(project: string): Promise<number> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: { project: string; stored: number }[] };
  return projects.find((entry) => entry.project === project)?.stored ?? Number.NaN;
}
