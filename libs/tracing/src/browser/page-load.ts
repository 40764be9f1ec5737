import type { Tracer, Transaction } from '../core/index';
import { readAnnouncedSpan, type AnnouncedSpan } from './announced-span';
import { navigationEntry } from './instrumentation/resource-timing';
import { atPerformanceTime, pageTimeline } from './performance-time';

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
  const announced = navigation && readAnnouncedSpan(navigation);
  return tracer.continueTrace(announced ? traceToJoin(announced, publicKey) : {}, {
    ...nameOfPage(),
    op: 'pageload',
    startTimestamp: timeline && atPerformanceTime(0),
    sampled: announced?.sampled,
  });
}

/** Starts the transaction of a navigation within the page, in a trace of its own. */
export function startNavigation(tracer: Tracer): Transaction {
  return tracer.startTransaction({ ...nameOfPage(), op: 'navigation' });
}

/** The page's address without query and fragment, which may be secrets and never group. */
function nameOfPage() {
  return { name: location.href.replace(/[?#].*/s, ''), source: 'url' } as const;
}

/** The announced trace without the announced span, which is to be a child of this page's root and not its parent. */
function traceToJoin({ traceId, baggage }: AnnouncedSpan, publicKey: string | undefined) {
  return {
    sentryTrace: traceId,
    baggage: baggage && publicKey ? `${baggage},sentry-public_key=${publicKey}` : baggage,
  };
}
