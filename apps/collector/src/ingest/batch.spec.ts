import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { transactionPayload, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

type Item = [headers: Record<string, unknown>, payload: unknown];

const envelope = (items: Item[], header: Record<string, unknown> = {}) =>
  [header, ...items.flat()].map((line) => JSON.stringify(line)).join('\n');
const transactions = (count: number): Item[] =>
  Array.from({ length: count }, () => [{ type: 'transaction', trace: {} }, transactionPayload()]);
const idOf = ([, payload]: Item) => String((payload as { event_id: unknown }).event_id);
const isStored = async (id: string) => (await collector.get(`/api/0/events/web:${id}/`)).status === 200;

async function statsOf(project: string): Promise<Record<string, unknown>> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: ({ project: string } & Record<string, unknown>)[] };
  return projects.find((stats) => stats.project === project) ?? {};
}

describe('an envelope of several events', () => {
  it('is invited by each answer, across origins too', async () => {
    for (const body of [envelope(transactions(1)), 'yarn']) {
      const { headers } = await collector.post('web', body);
      expect(headers.get('x-clew-batch')).toBe('100');
      expect(headers.get('access-control-expose-headers')).toContain('x-clew-batch');
    }
  });

  it('has each of them stored under its own id, whatever the envelope says', async () => {
    const error: Item = [
      { type: 'event', trace: {} },
      { event_id: uniqueId(), message: 'no yarn' },
    ];
    const items = [...transactions(3), error];
    const response = await collector.post('web', envelope(items, { event_id: uniqueId() }));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(await Promise.all(items.map((item) => isStored(idOf(item))))).toEqual([true, true, true, true]);
  });

  it('has each of them counted for what became of it', async () => {
    const [first, ...others] = transactions(3);
    const again = first as Item;
    const useless: Item = [{ type: 'transaction' }, { type: 'transaction' }];
    const response = await collector.post('api', envelope([again, useless, again, ...others]));
    expect(await response.json()).toEqual({ rejected: [{ index: 1, reason: 'invalid_transaction' }] });
    expect(await statsOf('api')).toMatchObject({
      accepted: 3,
      duplicates: 1,
      dropped: { invalid_transaction: 1 },
    });
  });

  it('may hold as many items as the answers say, and no more', async () => {
    expect((await collector.post('web', envelope(transactions(100)))).status).toBe(200);
    expect((await collector.post('web', envelope(transactions(101)))).status).toBe(413);
  });
});

describe('a client report', () => {
  it('is counted once, however often it is sent under its id', async () => {
    const report = { discarded_events: [{ reason: 'queue_overflow', category: 'transaction', quantity: 5 }] };
    const item: Item = [{ type: 'client_report', report_id: uniqueId() }, report];
    for (const items of [[item], [item, ...transactions(1)]]) await collector.post('worker', envelope(items));
    await collector.post('worker', envelope([[{ type: 'client_report' }, report]]));
    expect(await statsOf('worker')).toMatchObject({ client_discards: { 'queue_overflow:transaction': 10 } });
  });
});
