import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { treeOf } from '../testing/trace-tree';
import { spanPayload, transactionPayload, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

/** The item of one span in an envelope. */
const envelopeOfSpan = (span: unknown) =>
  [{}, { type: 'span' }, span].map((line) => JSON.stringify(line)).join('\n');

async function send(span: unknown): Promise<unknown> {
  const response = await collector.post('web', envelopeOfSpan(span));
  expect(response.status).toBe(200);
  return response.json();
}

describe('a span that is sent alone', () => {
  const vital = (overrides: Record<string, unknown>) =>
    spanPayload({ op: 'ui.interaction.click', description: 'button#buy', ...overrides });

  it('is shown below its parent, whenever that comes', async () => {
    const [traceId, spanId] = [uniqueId(), uniqueId(16)];
    const span = vital({
      trace_id: traceId,
      parent_span_id: spanId,
      is_segment: true,
      span_id: 'c'.repeat(16),
      segment_id: 'c'.repeat(16),
    });
    expect(await send(span)).toEqual({});
    expect(await treeOf(collector, traceId)).toEqual({ '<unlabeled transaction>': ['button#buy'] });
    await collector.send('web', transactionPayload({ traceId, spanId, name: 'shop/' }));
    expect(await treeOf(collector, traceId)).toEqual({ 'shop/': ['button#buy'] });
  });

  it('is a transaction of its own in the trace when it has no parent, and in no list', async () => {
    const traceId = uniqueId();
    await send(vital({ trace_id: traceId }));
    expect(await treeOf(collector, traceId)).toEqual({ 'button#buy': [] });
    const { body } = await collector.get(`/api/0/events/?field=id&query=trace:${traceId}`);
    expect((body as { data: unknown }).data).toEqual([]);
  });

  it.each([
    ['without a trace id', { trace_id: undefined }],
    ['without a span id', { span_id: undefined }],
    ['without an end', { timestamp: undefined }],
  ])('is dropped and named %s', async (_name, overrides) => {
    expect(await send(vital(overrides))).toEqual({
      rejected: [{ index: 0, reason: 'invalid_span' }],
    });
  });

  it('may be as large as an event', async () => {
    const large = vital({ data: { padding: 'x'.repeat(1024 * 1024) } });
    const response = await collector.post('web', envelopeOfSpan(large));
    expect([response.status, response.headers.get('x-sentry-error')]).toEqual([
      413,
      "envelope exceeded size limits for type 'span'",
    ]);
  });
});
