import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActiveSpan, Span } from '../core/index';
import { currentSpanFor } from './replaced-span';

/** Keeps the active span in AsyncLocalStorage: each request and job has its own, across awaits, timers and streams. */
export function createAsyncLocalActiveSpan(): ActiveSpan {
  const storage = new AsyncLocalStorage<Span | undefined>();
  return {
    current() {
      const span = storage.getStore();
      return span && currentSpanFor(span);
    },
    runWith: (span, work) => storage.run(span, work),
  };
}
