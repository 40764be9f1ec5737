import type { TracingOrigin } from '../core/index';
import type { BrowserTracer } from './browser-tracer';
import type { IdleTransactions } from './page-load/idle-transactions';
import { listenForGlobalErrors } from './instrumentation/global-errors';
import { instrumentHistory } from './instrumentation/history';
import type { RequestTracing } from './outgoing-request';
import { startNavigation } from './page-load/page-load';
import type { TracedPage } from './parts/page-part';

/** What the instrumentations of this page's requests need; by default, its own origin and localhost get the header. */
export function requestTracing(
  page: Omit<RequestTracing, 'tracingOrigins'>,
  tracingOrigins: readonly TracingOrigin[] = ['localhost', /^\//],
): RequestTracing {
  return { ...page, tracingOrigins };
}

/** Makes a transaction of every navigation within the page; returns a function that stops it. */
export function traceNavigations({ tracer, idleTransactions }: TracedPage): () => void {
  return instrumentHistory(() => idleTransactions.start(() => startNavigation(tracer)));
}

/** Fails the current transaction with every error that nobody has caught; returns a function that stops it. */
export function failWithGlobalErrors(idleTransactions: IdleTransactions): () => void {
  return listenForGlobalErrors(() => idleTransactions.current?.transaction.setStatus('internal_error'));
}

/**
 * Delivers while the browser still allows it: a page that is hidden may be gone without another word, and nobody can
 * tell whether it will be shown again. Returns a function that stops it.
 *
 * @param finishing the transactions that then finish as `cancelled`
 */
export function deliverWhenHidden({ tracer }: BrowserTracer, finishing?: IdleTransactions): () => void {
  const deliver = () => {
    if (!document.hidden) return;
    for (const idle of finishing?.open ?? []) {
      idle.transaction.setTag('visibilitychange', 'document.hidden');
      idle.finish('cancelled');
    }
    void tracer.flush();
  };
  document.addEventListener('visibilitychange', deliver);
  return () => document.removeEventListener('visibilitychange', deliver);
}
