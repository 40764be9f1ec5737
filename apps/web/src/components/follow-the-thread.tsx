import type { ShownTrace } from '../shown-trace';
import { Labyrinth } from './labyrinth';

interface FollowTheThreadProps {
  trace: ShownTrace;
  /** Null when the page reports nowhere, or nobody said where the viewer is. */
  viewerUrl: string | null;
}

const lessons: Record<ShownTrace['of'], { link: string; lesson: string }> = {
  'page load': {
    link: "Follow this page load's thread",
    lesson:
      'You will see one trace of 7 transactions and 18 spans: from this browser through the shop’s API down to the two queries in its database.',
  },
  order: {
    link: "Follow this order's thread",
    lesson:
      'You will see one trace of 4 transactions: your click in this browser, the checkout in the API, the statements in the database, and the worker that took the job from the queue and sent your e-mail.',
  },
  'failed order': {
    link: "Follow the failed order's thread",
    lesson: 'You will see one trace that ends where the order failed: the span with a status other than ok.',
  },
};

/** The lesson on every page: what just happened behind it is one trace, and here is its end of the thread. */
export function FollowTheThread({ trace, viewerUrl }: FollowTheThreadProps) {
  return (
    <section className="lesson" id="thread" aria-labelledby="thread-title">
      <Labyrinth />
      <div>
        <h2 id="thread-title">Follow the thread</h2>
        <ThreadEnd trace={trace} viewerUrl={viewerUrl} />
        <BackgroundPoll viewerUrl={viewerUrl} />
      </div>
    </section>
  );
}

function ThreadEnd({ trace: { traceId, sampled, of }, viewerUrl }: FollowTheThreadProps) {
  if (!sampled) {
    return (
      <p data-trace-id={traceId}>
        This {of} was not sampled: the decision was made once, where its trace began, and every service kept
        to it. So there is nothing to look at in the viewer. <TraceId traceId={traceId} />
      </p>
    );
  }
  if (viewerUrl === null) {
    return (
      <p data-trace-id={traceId}>
        This page does not know of a viewer, so its trace has no link. <TraceId traceId={traceId} />
      </p>
    );
  }
  return (
    <>
      <p>{lessons[of].lesson}</p>
      <p className="lesson-link">
        <a data-trace-id={traceId} href={`${viewerUrl}/traces/${traceId}`}>
          {lessons[of].link}
        </a>{' '}
        <TraceId traceId={traceId} />
      </p>
    </>
  );
}

function TraceId({ traceId }: { traceId: string }) {
  return (
    <span className="trace-id">
      trace <code>{traceId}</code>
    </span>
  );
}

function BackgroundPoll({ viewerUrl }: { viewerUrl: string | null }) {
  return (
    <p className="lesson-aside">
      Meanwhile, with no page open at all, the scheduler polls the exchange rates: each poll is a trace of its
      own, and {viewerUrl === null ? "the viewer's list" : <a href={`${viewerUrl}/`}>the viewer's list</a>}{' '}
      has them as <code>rates.poll_exchange_rates</code>.
    </p>
  );
}
