import { countOf } from '../../format/format-number';
import { WholeTraceLink } from '../../sign-in/plan/whole-trace-link';
import type { EventNoun } from '../../search/search-condition';

interface TraceBannerProps {
  traceId: string;
  /** How many of its events are listed, and whether there are more. */
  shown: number;
  hasMore: boolean;
  noun: EventNoun;
}

/** Which trace a list is about, and the way to the whole of it. */
export function TraceBanner({ traceId, shown, hasMore, noun }: TraceBannerProps) {
  return (
    <div className="card trace-banner">
      <p>
        {hasMore && 'The first '}
        {countOf(shown, noun)} of trace <span className="mono">{traceId}</span>
      </p>
      <WholeTraceLink className="button button--primary" traceId={traceId} />
    </div>
  );
}
