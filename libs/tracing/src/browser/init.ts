import type { Tracer, TracingOrigin, Transaction, TransactionContext } from '../core/index';
import { attempt } from './parts/attempt';
import { createBrowserTracer, type BrowserTracerOptions, type PageTracerParts } from './browser-tracer';
import type { IdleTransaction } from './page-load/idle-transaction';
import { createIdleTransactions } from './page-load/idle-transactions';
import { deliverWhenHidden, requestTracing } from './instrument-page';
import { instrumentFetch } from './instrumentation/fetch';
import { isReplaced } from './instrumentation/replace-method';
import { recordResourceTiming } from './instrumentation/resource-timing';
import { instrumentXhr } from './instrumentation/xhr';
import { pageClock } from './ports/page-clock';
import { startPageLoad } from './page-load/page-load';
import type { PagePart } from './parts/page-part';
import { pageTimeline } from './ports/performance-time';

export interface BrowserOptions extends BrowserTracerOptions {
  /** The requests that carry the header: by default those to this page's own origin and to localhost. */
  tracingOrigins?: readonly TracingOrigin[] | undefined;
  /** How long a page must be quiet before its page load counts as complete, in milliseconds. */
  idleTimeoutMs?: number | undefined;
  /** How long a page load may take at most, in milliseconds. */
  finalTimeoutMs?: number | undefined;
  /** What this page has besides: `navigations()`, `userTiming()`, `errorCapture()`, ... Only what is named is loaded. */
  parts?: readonly PagePart[] | undefined;
}

export interface BrowserTracing {
  tracer: Tracer;
  /** `pageLoadTransaction.traceId` is the trace of this page load, for a link to it; `sampled` says whether it is kept. */
  pageLoadTransaction: Transaction;
  /**
   * Starts a transaction that, like the page load, gets the work that no other span claims and ends by itself when the
   * page is quiet: what a user has set off, say. It finishes the one that is current.
   */
  startIdleTransaction: (context: TransactionContext) => IdleTransaction;
  /** Waits until all finished transactions are delivered: `true` if they are. */
  flush: (timeoutMs?: number) => Promise<boolean>;
  /** Puts the page back as it was, finishes its idle transactions, delivers, and sends nothing more. */
  close: (timeoutMs?: number) => Promise<boolean>;
}

/**
 * Traces this page: its load with its resources, its requests by fetch and XMLHttpRequest, what the application adds,
 * and what `parts` name. Call it once, as early as possible. It never throws: a DSN that cannot be used is warned about and
 * left out.
 *
 * @example
 * const { tracer, pageLoadTransaction } = init({ dsn: config.dsn, tracesSampleRate: 0.25, parts: [navigations()] });
 * tracer.startSpan({ op: 'ui.render', description: 'shop' }, () => renderShop());
 */
export function init({
  idleTimeoutMs = 500,
  finalTimeoutMs = 30_000,
  parts = [],
  ...options
}: BrowserOptions = {}): BrowserTracing {
  const idleTransactions = createIdleTransactions({
    ...{ clock: pageClock, idleTimeoutMs, finalTimeoutMs },
    beforeFinish(transaction) {
      attempt(() => recordResourceTiming(transaction, pageTimeline()));
      for (const part of parts) attempt(() => part.record?.(transaction));
    },
  });
  const tracerParts = parts.map((part) => part.tracerParts);
  const tracerOptions = Object.assign(options, ...tracerParts) as BrowserTracerOptions & PageTracerParts;
  const page = createBrowserTracer(tracerOptions, () => idleTransactions.current?.transaction);
  const { tracer, dsn, warn } = page;
  if (isReplaced(fetch)) warn('init is called twice: close() before');
  const pageLoad = idleTransactions.start(() => startPageLoad(tracer, dsn?.publicKey));
  const requests = requestTracing(page, options.tracingOrigins);
  const restore = [
    instrumentFetch(requests),
    instrumentXhr(requests),
    deliverWhenHidden(page, idleTransactions),
    ...parts.map((part) => attempt(() => part.watch?.({ tracer, idleTransactions }))),
  ];
  return {
    tracer,
    pageLoadTransaction: pageLoad.transaction,
    startIdleTransaction: (context) => idleTransactions.start(() => tracer.startTransaction(context)),
    flush: (timeoutMs) => tracer.flush(timeoutMs),
    close(timeoutMs) {
      for (const stop of restore) attempt(() => stop?.());
      for (const idle of idleTransactions.open) idle.finish();
      return tracer.close(timeoutMs);
    },
  };
}
