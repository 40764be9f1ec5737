import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, spanPayload, transactionPayload, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

describe('a transaction that holds much', () => {
  const spans = Array.from({ length: 100_000 }, () => spanPayload());
  const body = envelopeOf(transactionPayload({ spans }));

  it.each([
    ['as it is', {}, body],
    ['compressed', { 'content-encoding': 'gzip' }, gzipSync(body)],
  ])('is refused with 100,000 spans, %s', async (_what, headers, bytes) => {
    const response = await collector.post('web', bytes, { headers });
    expect([response.status, response.headers.get('x-sentry-error')]).toEqual([
      413,
      'request body too large',
    ]);
  });

  it('has the first 200 of a thousand tags', async () => {
    const tags = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`tag-${index}`, index]));
    const payload = transactionPayload({ tags });
    await collector.send('web', payload);
    const { body: event } = await collector.get(`/api/0/events/web:${String(payload['event_id'])}/`);
    const kept = (event as { tags: Record<string, string> }).tags;
    expect([Object.keys(kept).length, kept['tag-199'], kept['tag-200']]).toEqual([200, '199', undefined]);
  });

  it('has its spans a thousand deep, and so its trace', async () => {
    const traceId = uniqueId();
    const ids = Array.from({ length: 1_001 }, () => uniqueId(16));
    const chain = ids
      .slice(1)
      .map((spanId, index) =>
        spanPayload({ span_id: spanId, parent_span_id: ids[index], trace_id: traceId }),
      );
    const [spanId] = ids;
    await collector.send(
      'web',
      transactionPayload({ traceId, spans: chain, ...(spanId === undefined ? {} : { spanId }) }),
    );
    const { status, body: trace } = await collector.get(`/api/0/traces/${traceId}/`);
    const { transactions } = trace as { transactions: { spans: unknown[] }[] };
    expect([status, transactions[0]?.spans.length]).toEqual([200, 1_000]);
  });
});

describe('a client report over 100 KiB', () => {
  it('is refused', async () => {
    const report = { discarded_events: [], padding: 'x'.repeat(101 * 1024) };
    const response = await collector.post('web', `{}\n{"type":"client_report"}\n${JSON.stringify(report)}`);
    expect([response.status, response.headers.get('x-sentry-error')]).toEqual([
      413,
      "envelope exceeded size limits for type 'client_report'",
    ]);
  });
});
