import { setImmediate } from 'node:timers/promises';
import { importOurs } from '../our-bundles.mjs';

/** libs/tracing's core, and a post that discards envelopes once they are bytes; `batch` is what the server announces. */
export async function start({ batch = null }) {
  const { createAsyncLocalActiveSpan, createProcessClock, createQueuedTransport, createTracer } =
    await importOurs('core');
  const clock = createProcessClock();
  let bytes = 0;
  const transport = createQueuedTransport({
    clock,
    headers: { sdk: { name: 'bench', version: '0' } },
    post(body) {
      bytes += Buffer.from(body).length;
      return Promise.resolve({
        status: 200,
        headers: { get: (name) => (name === 'x-clew-batch' ? batch : null) },
      });
    },
  });
  const tracer = createTracer({
    ...{ clock, transport, activeSpan: createAsyncLocalActiveSpan() },
    ...{ platform: 'node', sdkName: 'bench', tracesSampleRate: 1 },
  });
  return {
    openRoot: () => tracer.startTransaction({ name: 'GET /products/:id', op: 'http.server' }),
    span(root) {
      const span = root.startChild({ op: 'function', description: 'a step of the work' });
      span.setTag('currency', 'EUR').setTag('step', '1').finish();
      return span;
    },
    finish: (root) => root.finish(),
    settle: () => setImmediate(),
    flush: () => tracer.flush(),
    bytes: () => bytes,
  };
}
