import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { NOW, spanPayload, transactionPayload, TRACE_ID, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();
const HOUR = 3_600;

interface StoredTransaction extends Record<string, unknown> {
  spans: Record<string, unknown>[];
}

/** Sends a transaction's own text, which may be no JSON, and gives back what is stored of it. */
async function storedText(text: string): Promise<StoredTransaction> {
  const response = await collector.post('web', `{}\n{"type":"transaction"}\n${text}`);
  expect(response.status).toBe(200);
  const { id } = (await response.json()) as { id: string };
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  return (await collector.get(`/api/0/events/web:${id}/`)).body as StoredTransaction;
}

const stored = (overrides: Record<string, unknown>) =>
  storedText(JSON.stringify(transactionPayload({ overrides })));
const inTraceContext = (fields: Record<string, unknown>) =>
  stored({ contexts: { trace: { trace_id: TRACE_ID, span_id: uniqueId(16), ...fields } } });

/** The answer to a transaction whose payload is this text. */
async function answerTo(text: string): Promise<unknown> {
  return (await collector.post('web', `{}\n{"type":"transaction"}\n${text}`)).json();
}

/** A transaction's text in which a part is written by hand. */
function withText(name: string, text: string): string {
  return JSON.stringify(transactionPayload({ overrides: { [name]: 'HERE' } })).replace('"HERE"', text);
}

async function repairedCount(kind: string): Promise<number> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: { repaired: Record<string, number> }[] };
  return projects[0]?.repaired[kind] ?? 0;
}

describe('a transaction in odd JSON', () => {
  it('is stored with null for numbers that JSON does not have, and counted', async () => {
    const before = await repairedCount('number_invalid');
    const extra = '{"a":NaN,"b":[Infinity,-Infinity,1],"c":"NaN"}';
    expect(await storedText(withText('extra', extra))).toMatchObject({
      extra: { a: null, b: [null, null, 1], c: 'NaN' },
    });
    expect(await repairedCount('number_invalid')).toBe(before + 3);
  });

  it.each([
    ['7', 'invalid_event'],
    ['"yarn"', 'invalid_event'],
    ['{"type":"transaction"', 'invalid_json'],
    ['{"a":NaNa}', 'invalid_json'],
    ['NaN', 'invalid_event'],
  ])('is dropped when its payload is %s', async (text, reason) => {
    expect(await answerTo(text)).toEqual({ rejected: [{ index: 0, reason }] });
  });

  it.each([
    ['an end beyond all numbers', withText('timestamp', '1e999'), 'invalid_transaction'],
    ['a start that is NaN', withText('start_timestamp', 'NaN'), 'invalid_transaction'],
    [
      '100,001 keys',
      withText('extra', `{${Array.from({ length: 100_001 }, (_, key) => `"${key.toString(36)}":1`).join()}}`),
      'too_many_nodes',
    ],
  ])('is dropped for %s', async (_what, text, reason) => {
    expect(await answerTo(text)).toEqual({ rejected: [{ index: 0, reason }] });
  });

  it('has the last of two values of one key, and numbers as JavaScript reads them', async () => {
    const text = withText('extra', '{"twice":1,"twice":2,"large":9007199254740993,"zero":-0,"tiny":1e-320}');
    expect(await storedText(text)).toMatchObject({
      extra: { twice: 2, large: 9007199254740992, zero: 0, tiny: 1e-320 },
    });
  });
});

describe('the ids of a transaction', () => {
  it('may be written with dashes and in capitals', async () => {
    const id = 'F00DF00D-aaaa-4bbb-8ccc-1234567890AB';
    expect(await stored({ event_id: id })).toMatchObject({ event_id: id.replaceAll('-', '').toLowerCase() });
  });

  it.each([undefined, 'yarn', 7, '0'.repeat(32)])('are made when the event has %p', async (id) => {
    expect((await stored({ event_id: id }))['event_id']).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(['a'.repeat(33), `${'a'.repeat(31)}g`, ''])('drop it when its trace id is %p', async (traceId) => {
    const contexts = { trace: { trace_id: traceId, span_id: uniqueId(16) } };
    const text = JSON.stringify(transactionPayload({ overrides: { contexts } }));
    expect(await answerTo(text)).toEqual({ rejected: [{ index: 0, reason: 'invalid_transaction' }] });
  });

  it('may be those of one of its spans, which is kept', async () => {
    const spanId = uniqueId(16);
    const payload = transactionPayload({ spanId, spans: [spanPayload({ span_id: spanId })] });
    expect((await storedText(JSON.stringify(payload))).spans).toMatchObject([{ span_id: spanId }]);
  });
});

describe('the times of a transaction', () => {
  it.each([
    ['23 hours ahead', NOW + 23 * HOUR],
    ['29 days ago', NOW - 29 * 24 * HOUR],
  ])('are kept as they came when they are %s', async (_what, start) => {
    expect(await stored({ start_timestamp: start, timestamp: start + 1 })).toMatchObject({
      start_timestamp: start,
      timestamp: start + 1,
    });
  });

  it('may be one moment', async () => {
    const moment = NOW - 5.25;
    expect(await stored({ start_timestamp: moment, timestamp: moment })).toMatchObject({
      start_timestamp: moment,
      timestamp: moment,
    });
  });
});

describe('the words and figures of a transaction', () => {
  it.each([
    ['none', undefined, 'default'],
    ['a number', 7, 'default'],
    ['300 characters', 'x'.repeat(300), 'x'.repeat(128)],
  ])('are for an op of %s its first 128 characters, or "default"', async (_what, op, expected) => {
    expect(await inTraceContext({ op })).toMatchObject({ op: expected });
  });

  it('are for a measurement that is no number nothing', async () => {
    const release = `knit@${uniqueId()}`;
    const lcp = [{ value: 200 }, { value: 'fast' }, { value: null }, null, { value: [1] }];
    const payloads = lcp.map((value) =>
      transactionPayload({ overrides: { release, measurements: { lcp: value } } }),
    );
    await collector.send('web', ...payloads);
    const query = new URLSearchParams({ query: `release:${release}`, statsPeriod: '1d' });
    for (const field of ['count()', 'avg(measurements.lcp)', 'max(measurements.lcp)'])
      query.append('field', field);
    const { body } = await collector.get(`/api/0/events/?${query.toString()}`);
    expect((body as { data: unknown[] }).data).toEqual([
      { 'count()': 5, 'avg(measurements.lcp)': 200, 'max(measurements.lcp)': 200 },
    ]);
  });
});
