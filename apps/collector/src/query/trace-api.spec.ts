import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, NOW, transactionPayload, uniqueId } from '../testing/wire-fixtures';
import { yarnTrace } from '../testing/yarn-trace';

const collector = runningCollector();

const { traceId, apiSpan, browserSpan, page, api, queries, lost, error } = yarnTrace();

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

  it('tells of each transaction what speaks of a parent that is missing', async () => {
    const traceOf = uniqueId();
    const sent = (name: string, headers: Record<string, unknown>) =>
      collector.post('api', envelopeOf(transactionPayload({ name, traceId: traceOf }), headers));
    const trace = { trace_id: traceOf, sample_rate: '0.25' };
    await sent('began in web', { trace: { ...trace, public_key: collector.key('web') } });
    await sent('began elsewhere', { trace: { ...trace, public_key: 'c0ffee' } });
    await sent('does not say', {});
    const { transactions } = (await collector.get(`/api/0/traces/${traceOf}/`)).body as {
      transactions: {
        transaction: string;
        head_project?: string | null;
        sample_rate: unknown;
        received: number;
      }[];
    };
    const told = transactions.map(({ transaction, head_project, sample_rate }) => [
      transaction,
      head_project,
      sample_rate,
    ]);
    expect(new Set(told)).toEqual(
      new Set([
        ['began in web', 'web', 0.25],
        ['began elsewhere', null, 0.25],
        ['does not say', undefined, null],
      ]),
    );
    expect(transactions.every(({ received }) => Math.abs(received - Date.now() / 1_000) < 60)).toBe(true);
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
