import type { Tracer, Transaction } from '../../core/index';
import { readAnnouncedSpan } from './announced-span';
import { navigationEntry } from '../instrumentation/resource-timing';
import { atPerformanceTime, pageTimeline } from '../ports/performance-time';

/**
 * Starts the transaction of this page load: op `pageload`, named like the page's address, begun when the page's was.
 *
 * The page is the originating service of its trace, and its root span has an id of its own and no parent. Trace and
 * sampling decision, however, are those that the server announced with the document, as it needed them first; without an
 * announcement the page starts a trace of its own at its own rate.
 *
 * @param publicKey the page's own project: the head of the trace puts its key into the sampling context
 */
export function startPageLoad(tracer: Tracer, publicKey: string | undefined): Transaction {
  const timeline = pageTimeline();
  const navigation = navigationEntry(timeline);
  const { traceId, sampled, baggage } = (navigation && readAnnouncedSpan(navigation)) ?? {};
  const transaction = tracer.startTransaction({
    ...nameOfPage(),
    ...{ op: 'pageload', startTimestamp: timeline && atPerformanceTime(0), traceId, sampled },
  });
  if (baggage && sampled !== undefined)
    transaction.samplingContext = { ...membersOf(baggage), public_key: publicKey };
  return transaction;
}

/** Starts the transaction of a navigation within the page, in a trace of its own. */
export function startNavigation(tracer: Tracer): Transaction {
  return tracer.startTransaction({ ...nameOfPage(), op: 'navigation' });
}

/** The page's address without query and fragment, which may be secrets and never group. */
function nameOfPage() {
  return { name: location.href.replace(/[?#].*/s, ''), source: 'url' } as const;
}

/**
 * Reads `sentry-sample_rate=0.25,sentry-sampled=true`: the encoding is that of queries, which never throws. The sampling
 * context is taken as it is: whether it fits together is for services to ask, which anybody may send to.
 */
function membersOf(baggage: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(baggage.replace(/(^|,)sentry-/g, '&')));
}
