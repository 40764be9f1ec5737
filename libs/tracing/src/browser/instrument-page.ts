import type { TracingOrigin } from '../core/index';
import type { BrowserTracer } from './browser-tracer';
import type { IdleTransactions } from './idle-transactions';
import { instrumentFetch } from './instrumentation/fetch';
import { listenForGlobalErrors } from './instrumentation/global-errors';
import { instrumentHistory } from './instrumentation/history';
import { instrumentXhr } from './instrumentation/xhr';
import { startNavigation } from './page-load';

export interface PageInstrumentation {
  /** The requests that carry the header; by default those to this page's own origin and to localhost. */
  tracingOrigins?: readonly TracingOrigin[] | undefined;
  /** Says no to requests that are to have neither span nor header; by default to none. */
  shouldTraceRequest?: ((url: string) => boolean) | undefined;
  traceFetch?: boolean;
  traceXhr?: boolean;
  traceNavigation?: boolean;
  /** Whether hiding the page finishes its idle transactions, since nobody can tell whether it will be shown again. */
  finishWhenHidden?: boolean;
}

/**
 * Traces what happens in this page: requests, navigations, errors that nobody has caught, and its end.
 *
 * @returns a function that puts the page back as it was
 */
export function instrumentPage(
  { tracer, isOwnUrl, warn }: BrowserTracer,
  idleTransactions: IdleTransactions,
  {
    tracingOrigins = ['localhost', /^\//],
    shouldTraceRequest = () => true,
    traceFetch = true,
    traceXhr = true,
    traceNavigation = true,
    finishWhenHidden = true,
  }: PageInstrumentation,
): () => void {
  const isOwnRequest = ({ href }: URL) => isOwnUrl(href) || !shouldTraceRequest(href);
  const requestTracing = { tracer, tracingOrigins, isOwnRequest, warn };
  const restore = [
    traceFetch && instrumentFetch(requestTracing),
    traceXhr && instrumentXhr(requestTracing),
    traceNavigation && instrumentHistory(() => idleTransactions.start(() => startNavigation(tracer))),
    listenForGlobalErrors(() => idleTransactions.current()?.transaction.setStatus('internal_error')),
    onHidden(() => {
      // What finishes now and what waits for a retry is sent while the browser still allows it.
      if (finishWhenHidden) cancelAll(idleTransactions);
      void tracer.flush();
    }),
  ];
  return () => restore.forEach((stop) => stop && stop());
}

function cancelAll({ open }: IdleTransactions): void {
  for (const idle of open) {
    idle.transaction.setTag('visibilitychange', 'document.hidden');
    idle.finish('cancelled');
  }
}

function onHidden(work: () => void): () => void {
  const workWhenHidden = () => {
    if (document.visibilityState === 'hidden') work();
  };
  document.addEventListener('visibilitychange', workWhenHidden);
  return () => document.removeEventListener('visibilitychange', workWhenHidden);
}
