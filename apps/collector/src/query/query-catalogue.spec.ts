import { request } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { serializeEnvelope } from '@clew/tracing/core';
import { runningCollector } from '../testing/running-collector';
import { transactionPayload, uniqueId } from '../testing/wire-fixtures';
import type { CollectedTrace } from './trace-response';

const collector = runningCollector();
const traceId = uniqueId();
const EVENTS = 1_001;

beforeAll(async () => {
  const events = Array.from({ length: EVENTS }, (_, index) =>
    transactionPayload({ traceId, name: `GET /${index % 2}`, tags: { colour: 'red' } }),
  );
  for (let index = 0; index < EVENTS; index += 100) {
    const items = events.slice(index, index + 100).map((event) => ({
      headers: { type: 'transaction' },
      payload: JSON.stringify(event),
    }));
    await collector.post('web', serializeEnvelope({}, items));
  }
});

const ENDPOINTS = ['events', 'events-stats', 'events-histogram', 'spans'];
const PARAMETERS = [
  ...['field', 'query', 'sort', 'statsPeriod', 'start', 'end', 'project', 'per_page', 'cursor'],
  ...['yAxis', 'interval', 'numBuckets', 'unknown'],
];
const INJECTIONS = [
  "' OR 1=1--",
  '"; DROP TABLE events;--',
  "x'); DELETE FROM events; --",
  '%27',
  '\u0000',
  '${7*7}',
  '../../etc/passwd',
  '<script>',
];

describe('every parameter of every question', () => {
  const cases = ENDPOINTS.flatMap((endpoint) => PARAMETERS.map((name) => [endpoint, name] as const));
  it.each(cases)('of %s takes %s as text and never as a command', async (endpoint, name) => {
    for (const text of INJECTIONS) {
      const address = `/api/0/${endpoint}/?${name}=${encodeURIComponent(text)}`;
      const { status, body } = await collector.get(address);
      expect({ address, status }).toEqual({ address, status: status === 400 ? 400 : 200 });
      if (status === 400) expect((body as { detail: string }).detail).not.toContain(text);
    }
  });

  it('leaves everything where it was', async () => {
    const { body } = await collector.get('/api/0/events/?field=count()');
    expect(body).toMatchObject({ data: [{ 'count()': EVENTS }] });
  });
});

describe('the rows of the catalogue', () => {
  const many = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name}=t${index}`).join('&');
  const refused: [string, string, RegExp][] = [
    ['Q5', 'events/?sort=name;--', /^sort: expected one of the fields/],
    ['Q5', 'events/?sort=(select 1)', /^sort: expected one of the fields/],
    ['Q5', 'events/?sort=__proto__', /^sort: expected one of the fields/],
    ['Q5', `events/?${many('field', 1_000)}`, /^field: at most 20 fields/],
    ['Q7', `events/?query=${'x'.repeat(10_000)}`, /^query: longer than 2000 characters/],
    ['Q7', `events/?query=${'x'.repeat(201)}`, /^query: at column 1: a value is longer than 200/],
    ...['0', '-1', '1.5', '1e9', '10abc', ''].map((size): [string, string, RegExp] => [
      'Q8',
      `events/?per_page=${size}`,
      /^per_page: expected a number from 1 to 100/,
    ]),
    ['Q9', 'events/?cursor=', /invalid_cursor/],
    ['Q9', `events/?cursor=${'A'.repeat(10_000)}`, /invalid_cursor/],
    ['Q12', 'events/?start=5&end=4', /^start: start must be before end/],
    ['Q12', 'events/?start=-1&end=4', /^start: expected a time/],
    ['Q12', 'events/?start=22.11.2026 12:00&end=22.11.2026 13:00', /^start: expected a time/],
    ['Q12', 'events/?start=2026-01-01T00:00:00Z&end=2026-11-01T00:00:00Z', /^start: the window is longer/],
    ['Q12', 'events/?statsPeriod=1e9d', /^statsPeriod: expected a period/],
    ['Q13', 'events/?query=transaction.duration:>Infinity', /expected a duration/],
    ['Q13', 'events/?query=transaction.duration:>1e308', /expected a duration/],
    ['Q13', 'events/?query=transaction.duration:>-5', /expected a duration/],
    ['Q14', `traces/${'a'.repeat(31)}/`, /^trace id: expected 32 hex digits/],
    ['Q16', 'events/?project[]=1', /repeated as name=a&name=b/],
    ['Q16', 'events/?project[a]=1', /repeated as name=a&name=b/],
  ];
  it.each(refused)('%s: %s is refused', async (_row, path, detail) => {
    expect(await collector.get(`/api/0/${path}`)).toEqual({
      status: 400,
      body: { detail: expect.stringMatching(detail) as unknown },
    });
  });

  it.each([
    ['Q5', 'field=__proto__&field=constructor&per_page=1', [{ ['__proto__']: null, constructor: null }]],
    ['Q6', 'field=id&query=colour:"%"', []],
    ['Q6', 'field=id&query=colour:_e_', []],
    ['Q6', 'field=id&query=colour:\\*', []],
    ['Q7', 'field=id&query="(a%2B)%2B$"', []],
    ['Q7', 'field=id&query=/.*/', []],
    ['Q11', 'field=p95()&query=transaction:none', [{ 'p95()': null }]],
    ['Q12', 'field=id&start=9999-12-31T00:00:00Z&end=9999-12-31T23:00:00Z', []],
    ['Q16', 'field=count()&project=1&project=2', [{ 'count()': EVENTS }]],
    ['Q16', 'field=count()&project=2', [{ 'count()': 0 }]],
  ])('%s: %s is answered', async (_row, parameters, data) => {
    const { status, body } = await collector.get(`/api/0/events/?${parameters}`);
    expect({ status, data: (body as { data: unknown }).data }).toEqual({ status: 200, data });
  });

  it('Q14: a trace id is known in capitals, and 404 where there is none', async () => {
    expect((await collector.get(`/api/0/traces/${traceId.toUpperCase()}/`)).status).toBe(200);
    expect((await collector.get(`/api/0/traces/${'e'.repeat(32)}/`)).status).toBe(404);
  });

  it('Q15: a trace of more than 1000 events comes in pages, and says so', async () => {
    const address = `/api/0/traces/${traceId}/`;
    const first = (await collector.get(address)).body as CollectedTrace;
    expect(first).toMatchObject({ truncated: true, transactions: { length: 1_000 } });
    const { body } = await collector.get(`${address}?cursor=${first.next_cursor ?? ''}`);
    const second = body as CollectedTrace;
    expect(second).not.toHaveProperty('truncated');
    expect(second).not.toHaveProperty('next_cursor');
    expect(second.start_timestamp).toBe(first.start_timestamp);
    const shown = [first, second].flatMap(({ transactions }) => transactions);
    expect(new Set(shown.map(({ event_id }) => event_id)).size).toBe(EVENTS);
  });

  it.each([
    ['no cursor', 'x'],
    ['too long', 'a'.repeat(10_000)],
    ['of a list', Buffer.from('1000|0|0|0|0|abcdefghijkl').toString('base64url')],
    ['made up', Buffer.from('1000|abcdefghijkl').toString('base64url')],
  ])('Q9: a cursor of a trace that is %s is refused', async (_what, cursor) => {
    expect(await collector.get(`/api/0/traces/${traceId}/?cursor=${cursor}`)).toEqual({
      status: 400,
      body: { detail: 'cursor: invalid_cursor: begin again without one' },
    });
  });

  it('Q17: of 100 questions at once each is answered or refused with 429', async () => {
    const ask = async () => (await fetch(`${collector.url()}/api/0/events/`)).status;
    const statuses = await Promise.all(Array.from({ length: 100 }, ask));
    expect(statuses.filter((status) => status !== 429 && status !== 200)).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(34);
    expect(await ask()).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('Q18: %s only reads', async (method) => {
    const { port } = new URL(collector.url());
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ method, port, path: '/api/0/events/' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(405);
  });

  it('Q18: an address of more than 16 kB is 431', async () => {
    expect((await fetch(`${collector.url()}/api/0/events/?query=${'x'.repeat(17_000)}`)).status).toBe(431);
  });

  it.each(['events/', 'spans/', 'events/?per_page=0', 'none/'])(
    'Q18: %s is JSON and nothing else, whatever is accepted',
    async (path) => {
      const response = await fetch(`${collector.url()}/api/0/${path}`, { headers: { accept: 'text/html' } });
      await response.json();
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );
});
