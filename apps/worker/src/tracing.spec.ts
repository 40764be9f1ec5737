import { describe, expect, it } from '@jest/globals';
import { startNeighbour } from '@clew/service-host/testing';
import { workerConfig } from './config';
import { startTracing } from './tracing';

describe("the worker's tracing", () => {
  it('sends the header to nobody', async () => {
    const provider = await startNeighbour(() => ({ status: 202 }));
    const tracing = startTracing(
      workerConfig({ THIRD_PARTY_URL: provider.url, REDIS_URL: 'redis://127.0.0.1:6379' }),
    );
    await tracing.tracer.startSpan({ transaction: 'spec' }, async () => {
      const answer = await fetch(provider.url, { method: 'POST', body: '{}' });
      await answer.text();
    });
    expect(provider.received).toHaveLength(1);
    expect(Object.keys(provider.received[0]?.headers ?? {})).not.toContain('sentry-trace');
    await tracing.close();
    await provider.close();
  });
});
