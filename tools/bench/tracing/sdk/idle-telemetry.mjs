// The least that a telemetry of BullMQ's can do: each span is active in its context, the jobs carry metadata as long as
// ours, and nothing is recorded. What is above this is the tracing.
import { AsyncLocalStorage } from 'node:async_hooks';

const METADATA = JSON.stringify({
  'sentry-trace': `${'7'.repeat(32)}-${'d'.repeat(16)}-1`,
  baggage: [
    ...[`sentry-trace_id=${'7'.repeat(32)}`, 'sentry-public_key=key', 'sentry-sample_rate=1'],
    ...['sentry-sample_rand=0.123456', 'sentry-sampled=true', 'sentry-transaction=place%20orders'],
    'sentry-environment=production',
  ].join(','),
});

export async function load() {
  const storage = new AsyncLocalStorage();
  const ignore = () => undefined;
  const span = {
    ...{ setSpanOnContext: () => span, setAttribute: ignore, setAttributes: ignore },
    ...{ addEvent: ignore, recordException: ignore, end: ignore },
  };
  const telemetry = {
    tracer: { startSpan: () => span },
    contextManager: {
      ...{ active: () => span, root: () => span, fromMetadata: () => span },
      with: (_context, work) => storage.run({}, work),
      getMetadata: () => METADATA,
    },
  };
  return {
    init: () => ({
      inTransaction: (_name, work) => storage.run({}, work),
      bullmqTelemetry: () => telemetry,
      flush: ignore,
    }),
  };
}
