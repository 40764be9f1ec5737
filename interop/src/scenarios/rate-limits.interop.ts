import { describe, expect, it } from '@jest/globals';
import { isRateLimited, updateRateLimits } from '@sentry/core';
import { runningCollector } from '../harness/running-collector';

const collector = runningCollector(['api'], { CLEW_RATE_LIMIT: '1' });

/** Sends transactions until the collector has had enough; its answer. */
async function refusal(): Promise<Response> {
  const { origin, username } = new URL(collector.dsn('api'));
  const now = Date.now() / 1000;
  for (;;) {
    const trace = { trace_id: 'a1'.repeat(16), span_id: 'b2'.repeat(8) };
    const transaction = { type: 'transaction', start_timestamp: now, timestamp: now, contexts: { trace } };
    const response = await fetch(`${origin}/api/1/envelope/?sentry_key=${username}`, {
      method: 'POST',
      body: `{}\n{"type":"transaction"}\n${JSON.stringify(transaction)}`,
    });
    await response.arrayBuffer();
    if (response.status !== 200) return response;
  }
}

describe("what our collector answers to too much, read by the official package's own parser", () => {
  it('stops transactions and spans, and neither errors nor reports', async () => {
    const { status, headers } = await refusal();
    expect(status).toBe(429);
    const read = (name: string) => headers.get(name);
    const limits = updateRateLimits(
      {},
      {
        statusCode: status,
        headers: {
          'x-sentry-rate-limits': read('x-sentry-rate-limits'),
          'retry-after': read('retry-after'),
        },
      },
    );
    const categories = ['transaction', 'span', 'error', 'internal'] as const;
    expect(categories.map((category) => isRateLimited(limits, category))).toEqual([true, true, false, false]);
    expect(isRateLimited(limits, 'transaction', Date.now() + 11_000)).toBe(false);
  });
});
