import type { Clock, Tracer } from '../core/index';
import { readAnnouncedSpan, type AnnouncedSpan } from './announced-span';
import { IdleTransaction } from './idle-transaction';
import { navigationEntry, recordResourceTiming } from './instrumentation/resource-timing';
import { recordUserTiming } from './instrumentation/user-timing';

export interface PageLoadOptions {
  clock: Clock;
  idleTimeoutMs: number;
  finalTimeoutMs: number;
  /** The page's own project: the head of the trace puts its key into the sampling context. */
  publicKey?: string | undefined;
}

/**
 * Starts the transaction of this page load: op `pageload`, named like the page's address, begun when the page's was.
 *
 * The page is the originating service of its trace, and its root span has an id of its own and no parent. Trace and
 * sampling decision, however, are those that the server announced with the document, as it needed them first; without an
 * announcement the page starts a trace of its own at its own rate. Hiding the page finishes the transaction, since
 * nobody can tell whether it will ever be shown again.
 */
export function startPageLoad(tracer: Tracer, options: PageLoadOptions): IdleTransaction {
  const navigation = navigationEntry(performance);
  const announced = navigation && readAnnouncedSpan(navigation);
  const transaction = tracer.continueTrace(announced ? traceToJoin(announced, options) : {}, {
    name: location.href.replace(/[?#].*/s, ''),
    source: 'url',
    op: 'pageload',
    startTimestamp: performance.timeOrigin / 1000,
    sampled: announced?.sampled,
  });
  const pageLoad = new IdleTransaction(transaction, {
    ...options,
    beforeFinish() {
      recordResourceTiming(transaction, performance);
      recordUserTiming(transaction, performance);
    },
    onFinish: () => document.removeEventListener('visibilitychange', finishWhenHidden),
  });
  const finishWhenHidden = () => {
    if (document.visibilityState !== 'hidden') return;
    transaction.setTag('visibilitychange', 'document.hidden');
    pageLoad.finish('cancelled');
  };
  document.addEventListener('visibilitychange', finishWhenHidden);
  return pageLoad;
}

/** The announced trace without the announced span, which is to be a child of this page's root and not its parent. */
function traceToJoin({ traceId, baggage }: AnnouncedSpan, { publicKey }: PageLoadOptions) {
  const key = publicKey && `sentry-public_key=${publicKey}`;
  return { sentryTrace: traceId, baggage: baggage && key ? `${baggage},${key}` : baggage };
}
