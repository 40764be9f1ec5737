import { Link, useLocation } from 'wouter';
import { usePageTitle } from '../browser/use-page-title';
import { EmptyNotice } from '../design/notices/notices';
import { StoredText } from '../design/stored-text';
import { comparisonPath, tracePath, type NoTraceId } from '../routes';
import { PastedTrace } from '../trace-pages/pasted-trace';
import { traceReferenceIn } from '../trace-pages/trace-reference';

const EXAMPLE = '0af7651916cd43dd8448eb211c80319c';

/** For the address of a trace, or of two to compare, that holds no trace id: what one looks like, and the ways on. */
export function NotATrace({ written, left, right }: Omit<NoTraceId, 'page'>) {
  usePageTitle('No trace id');
  const [, navigate] = useLocation();
  const other = left ?? right;
  const pathOf = (traceId: string) => {
    if (left !== undefined) return comparisonPath(left, traceId);
    return right === undefined ? tracePath(traceId) : comparisonPath(traceId, right);
  };
  const meant = traceReferenceIn(written);
  return (
    <EmptyNotice title="This is no trace id" level={1}>
      <p>
        <StoredText className="mono">{written}</StoredText> names no trace. A trace id is 32 hexadecimal
        digits, such as <code>{EXAMPLE}</code>; it stands on top of each trace, and in the details of each
        span.
      </p>
      {meant !== undefined && (
        <p>
          Did you mean{' '}
          <Link href={pathOf(meant)} className="mono">
            {meant}
          </Link>
          ?
        </p>
      )}
      <PastedTrace
        action={other === undefined ? 'Show the trace' : 'Compare'}
        onChoose={(traceId) => navigate(pathOf(traceId))}
      />
      <div className="page-heading__row">
        {other !== undefined && (
          <>
            <Link className="button" href={comparisonPath(other)}>
              Choose another trace
            </Link>
            <Link className="button" href={tracePath(other)}>
              Back to the trace
            </Link>
          </>
        )}
        <Link className="button" href="/">
          All transactions
        </Link>
      </div>
    </EmptyNotice>
  );
}
