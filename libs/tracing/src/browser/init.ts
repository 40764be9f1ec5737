import {
  createTracer,
  noTransport,
  parseDsn,
  systemClock,
  type Dsn,
  type SamplingOptions,
  type Tracer,
  type TracingOrigin,
  type Transaction,
} from '../core/index';
import { fetchEnvelopeTransport } from './fetch-envelope-transport';
import { instrumentFetch } from './instrumentation/fetch';
import { instrumentXhr } from './instrumentation/xhr';
import { startPageLoad } from './page-load';
import { pageTracer } from './page-tracer';
import { StackActiveSpan } from './stack-active-span';

const SDK_NAME = 'clew.javascript.browser';

export interface BrowserOptions extends SamplingOptions {
  /** Where to send; without it nothing is sent, and traces still propagate. */
  dsn?: string | undefined;
  environment?: string | undefined;
  release?: string | undefined;
  /** The requests that carry the header: by default those to this page's own origin and to localhost. */
  tracingOrigins?: readonly TracingOrigin[] | undefined;
  /** How long a page must be quiet before its page load counts as complete, in milliseconds. */
  idleTimeoutMs?: number | undefined;
  /** How long a page load may take at most, in milliseconds. */
  finalTimeoutMs?: number | undefined;
}

export interface BrowserTracing {
  tracer: Tracer;
  /** `pageLoadTransaction.traceId` is the trace of this page load, for a link to it; `sampled` says whether it is kept. */
  pageLoadTransaction: Transaction;
  /** Waits until all finished transactions are delivered: `true` if they are. */
  flush: (timeoutMs?: number) => Promise<boolean>;
  /** Puts fetch and XMLHttpRequest back, finishes the page load, delivers, and sends nothing more. */
  close: (timeoutMs?: number) => Promise<boolean>;
}

/**
 * Traces this page: its load, its requests by fetch and XMLHttpRequest, and what the application adds. Call it once, as
 * early as possible. It never throws: a DSN that cannot be used is warned about and left out.
 *
 * @example
 * const { tracer, pageLoadTransaction } = init({ dsn: config.dsn, tracesSampleRate: 0.25 });
 * tracer.startSpan({ op: 'ui.render', description: 'shop' }, () => renderShop());
 */
export function init({
  tracingOrigins = ['localhost', /^\//],
  idleTimeoutMs = 500,
  finalTimeoutMs = 30_000,
  ...options
}: BrowserOptions = {}): BrowserTracing {
  const clock = systemClock;
  const dsn = usableDsn(options.dsn);
  const transport = dsn ? fetchEnvelopeTransport({ dsn, sdkName: SDK_NAME, clock, fetch }) : noTransport;
  const activeSpan = new StackActiveSpan();
  const pageTraces = createTracer({
    ...options,
    ...{ clock, dsn, transport, activeSpan, platform: 'javascript', sdkName: SDK_NAME },
    warn,
  });
  const pageLoad = startPageLoad(pageTraces, {
    clock,
    idleTimeoutMs,
    finalTimeoutMs,
    publicKey: dsn?.publicKey,
  });
  const tracer = pageTracer(pageTraces, activeSpan, () =>
    pageLoad.isOpen ? pageLoad.transaction : undefined,
  );
  const isOwnRequest = (url: URL) => dsn !== undefined && url.href.startsWith(dsn.envelopeUrl);
  const restoreFetch = instrumentFetch({ tracer, tracingOrigins, isOwnRequest });
  const restoreXhr = instrumentXhr({ tracer, tracingOrigins, isOwnRequest });
  const stopDelivering = deliverWhenHidden(tracer);
  return {
    tracer,
    pageLoadTransaction: pageLoad.transaction,
    flush: (timeoutMs) => tracer.flush(timeoutMs),
    close(timeoutMs) {
      for (const stop of [restoreFetch, restoreXhr, stopDelivering]) stop();
      pageLoad.finish();
      return tracer.close(timeoutMs);
    },
  };
}

function usableDsn(text: string | undefined): Dsn | undefined {
  try {
    return text ? parseDsn(text) : undefined;
  } catch (error) {
    warn(`nothing will be sent: ${String(error)}`);
    return undefined;
  }
}

function warn(message: string): void {
  console.warn(`[tracing] ${message}`);
}

/** A hidden page may be gone without another word: what waits for a retry is sent now, while the browser allows it. */
function deliverWhenHidden(tracer: Tracer): () => void {
  const deliver = () => {
    if (document.visibilityState === 'hidden') void tracer.flush();
  };
  document.addEventListener('visibilitychange', deliver);
  return () => document.removeEventListener('visibilitychange', deliver);
}
