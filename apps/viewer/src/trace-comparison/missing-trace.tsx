import { Link } from 'wouter';
import { isNotFound } from '../collector/collector-client';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../design/notices/notices';
import { comparisonPath, tracePath } from '../routes';
import type { TracePages } from '../trace-pages/use-trace-pages';

/** One of two traces as far as it is here. */
interface AwaitedTrace {
  traceId: string;
  pages: TracePages;
}

interface MissingTraceProps {
  missing: AwaitedTrace;
  /** The one that it is to be compared with, which may be missing, too. */
  other: AwaitedTrace;
}

/** Why one of two traces is not shown; where it has not arrived, that it is waited for, and the ways on. */
export function MissingTrace({ missing: { traceId, pages }, other }: MissingTraceProps) {
  const { error, refetch } = pages;
  if (error === null) return <LoadingNotice what="the traces" />;
  if (!isNotFound(error)) {
    return <ErrorNotice title="The traces cannot be compared" level={1} error={error} onRetry={refetch} />;
  }
  if (other.pages.error !== null && isNotFound(other.pages.error)) {
    return (
      <EmptyNotice level={1} title="Neither of the two traces is here">
        <p>
          No transaction of the traces <span className="mono">{traceId}</span> and{' '}
          <span className="mono">{other.traceId}</span> has arrived, or they belong to projects that you may
          not view. The two are compared here as soon as there is one of each.
        </p>
        <Link className="button" href="/">
          Show all transactions
        </Link>
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice level={1} title="One of the two traces is not here">
      <p>
        No transaction of trace <span className="mono">{traceId}</span> has arrived, or it belongs to projects
        that you may not view. The two are compared here as soon as there is one.
      </p>
      <div className="page-heading__row">
        <Link className="button" href={comparisonPath(other.traceId)}>
          Choose another trace
        </Link>
        <Link className="button" href={tracePath(other.traceId)}>
          Open the other trace
        </Link>
      </div>
    </EmptyNotice>
  );
}
