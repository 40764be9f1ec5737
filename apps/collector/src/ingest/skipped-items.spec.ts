import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { transactionPayload } from '../testing/wire-fixtures';

const collector = runningCollector();

interface ProjectStats {
  project: string;
  dropped: Record<string, number>;
  categories: Record<string, { dropped: Record<string, number> }>;
}

async function statsOf(project: string): Promise<ProjectStats | undefined> {
  const { body } = await collector.get('/api/0/stats/');
  return (body as { projects: ProjectStats[] }).projects.find((stats) => stats.project === project);
}

const json = (value: unknown) => JSON.stringify(value);

/** An item, then a transaction, framed by line feeds; the id of the transaction. */
function beforeTransaction(header: Record<string, unknown>, payload: string | Uint8Array): [string, Buffer] {
  const transaction = transactionPayload();
  return [
    String(transaction['event_id']),
    Buffer.concat([
      Buffer.from(`{}\n${json(header)}\n`),
      Buffer.from(payload),
      Buffer.from(`\n{"type":"transaction"}\n${json(transaction)}`),
    ]),
  ];
}

describe('an item that is not kept', () => {
  const LINES = 'one\ntwo\n{"type":"transaction"}\n{}';
  const items: [string, Record<string, unknown>, string | Uint8Array, string][] = [
    ['a session', { type: 'session' }, json({ sid: 'x', init: true, status: 'ok' }), 'session'],
    ['sessions', { type: 'sessions' }, json({ aggregates: [{ exited: 7 }] }), 'session'],
    [
      'logs',
      { type: 'log', item_count: 1, content_type: 'application/vnd.sentry.items.log+json' },
      json({ items: [{ body: 'no yarn' }] }),
      'log_item',
    ],
    [
      'metrics',
      { type: 'trace_metric', item_count: 1, content_type: 'application/vnd.sentry.items.trace-metric+json' },
      json({ items: [{ name: 'yarn', type: 'counter', value: 1 }] }),
      'trace_metric',
    ],
    ['an attachment without a length', { type: 'attachment', filename: 'a' }, 'one line', 'attachment'],
    ['an attachment of several lines', { type: 'attachment', length: LINES.length }, LINES, 'attachment'],
    ['an attachment that is empty', { type: 'attachment', length: 0 }, '', 'attachment'],
    ['an attachment that ends in a line feed', { type: 'attachment', length: 4 }, 'yarn', 'attachment'],
    [
      'an attachment that is no text',
      { type: 'attachment', length: 5 },
      Uint8Array.of(0xff, 0x0a, 0x00, 0x0a, 0xfe),
      'attachment',
    ],
    [
      'an attachment whose length counts bytes, not characters',
      { type: 'attachment', length: Buffer.byteLength('🧶\n🧶') },
      '🧶\n🧶',
      'attachment',
    ],
    ['a recording', { type: 'replay_recording', length: 3 }, Uint8Array.of(0x0a, 0x0a, 0x0a), 'replay'],
    ['a profile', { type: 'profile' }, '{}', 'profile'],
    ['a check-in', { type: 'check_in' }, '{"status":"ok"}', 'monitor'],
    ['feedback', { type: 'feedback' }, '{}', 'feedback'],
    ['old metrics', { type: 'statsd', length: 9 }, 'yarn:1|c\n', 'metric_bucket'],
    ['a span of OpenTelemetry', { type: 'otel_span' }, '{}', 'default'],
    ['something of the future', { type: 'knitting' }, 'not JSON', 'default'],
    ['something without a name', { type: '' }, '{}', 'default'],
    ['something that every object has', { type: 'constructor' }, '{}', 'default'],
    ['the name of the older endpoint', { type: 'store' }, '{}', 'default'],
  ];

  it.each(items)('is passed over and counted: %s', async (_name, header, payload, category) => {
    const dropped = async () => (await statsOf('web'))?.categories[category]?.dropped['unknown_item'] ?? 0;
    const before = await dropped();
    const [id, body] = beforeTransaction(header, payload);
    const response = await collector.post('web', body);
    expect([response.status, await response.json()]).toEqual([200, { id }]);
    expect(await dropped()).toBe(before + 1);
    expect((await collector.get(`/api/0/events/web:${id}/`)).status).toBe(200);
  });

  it('leaves an envelope of nothing else accepted', async () => {
    const response = await collector.post('api', '{}\n{"type":"session"}\n{}\n{"type":"sessions"}\n{}\n');
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect((await statsOf('api'))?.dropped).toEqual({ unknown_item: 2 });
  });

  it('may be larger than an event', async () => {
    const [id, body] = beforeTransaction({ type: 'attachment', length: 2_000_000 }, 'x'.repeat(2_000_000));
    expect(await (await collector.post('web', body)).json()).toEqual({ id });
  });
});

describe('an envelope without items', () => {
  it('is accepted and counted', async () => {
    expect(await (await collector.post('scheduler', '{}')).json()).toEqual({});
    expect((await statsOf('scheduler'))?.dropped).toEqual({ empty_envelope: 1 });
  });
});
