import { Link } from 'wouter';
import { isNotFound } from '../collector/collector-client';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../design/notices/notices';
import { comparisonPath, tracePath } from '../routes';
import type { TracePages } from '../trace-pages/use-trace-pages';

interface MissingTraceProps {
  traceId: string;
  /** The one that it is to be compared with. */
  otherId: string;
  pages: TracePages;
}

/** Why one of two traces is not shown; where it has not arrived, that it is waited for, and the ways on. */
export function MissingTrace({ traceId, otherId, pages: { error, refetch } }: MissingTraceProps) {
  if (error === null) return <LoadingNotice what="the traces" />;
  if (!isNotFound(error)) {
    return <ErrorNotice title="The traces cannot be compared" level={1} error={error} onRetry={refetch} />;
  }
  return (
    <EmptyNotice level={1} title="One of the two traces is not here">
      <p>
        No transaction of trace <span className="mono">{traceId}</span> has arrived, or it belongs to projects
        that you may not view. The two are compared here as soon as there is one.
      </p>
      <div className="page-heading__row">
        <Link className="button" href={comparisonPath(otherId)}>
          Choose another trace
        </Link>
        <Link className="button" href={tracePath(otherId)}>
          Open the other trace
        </Link>
      </div>
    </EmptyNotice>
  );
}
