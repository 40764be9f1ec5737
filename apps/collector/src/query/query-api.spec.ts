import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';

const collector = runningCollector();

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
      pruned: 0,
      dropped: { unknown_item: 1, invalid_transaction: 1 },
      repaired: {},
      client_discards: { 'sample_rate:transaction': 3, 'other:x': 1_000_000 },
      categories: {
        session: { accepted: 0, duplicates: 0, pruned: 0, dropped: { unknown_item: 1 }, held: 0 },
        span: { accepted: 0, duplicates: 0, pruned: 0, dropped: { invalid_transaction: 1 }, held: 0 },
        transaction: { accepted: 0, duplicates: 0, pruned: 0, dropped: { invalid_transaction: 1 }, held: 0 },
      },
    });
  });

  it('is ready and alive', async () => {
    expect((await collector.get('/healthz')).status).toBe(200);
    expect((await collector.get('/readyz')).status).toBe(200);
  });
});
