import { Link, useLocation } from 'wouter';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { StoredText } from '../design/stored-text';
import { usePageTitle } from '../browser/use-page-title';
import { comparisonPath, tracePath } from '../routes';
import { LatestTraces } from '../trace-pages/latest-traces';
import { PastedTrace } from '../trace-pages/pasted-trace';
import './trace-comparison.css';

/** Asks with which other trace one is to be compared: a pasted one, or one of the latest that began the same way. */
export function ChooseTrace({ traceId }: { traceId: string }) {
  usePageTitle(`Compare trace ${traceId.slice(0, 8)}`);
  const [, navigate] = useLocation();
  const { trace } = useTracePages(traceId);
  const first = trace?.transactions.find(({ parent_span_id }) => parent_span_id === null);
  return (
    <>
      <header className="card comparison-header">
        <h1>Compare with another trace</h1>
        <p>
          <Link href={tracePath(traceId)}>
            <StoredText>{first?.transaction ?? traceId}</StoredText>
          </Link>{' '}
          <span className="quiet mono">{traceId}</span>
        </p>
        <PastedTrace action="Compare" onChoose={(otherId) => navigate(comparisonPath(traceId, otherId))} />
      </header>
      {first !== undefined && (
        <div className="card compared-services">
          <LatestTraces
            traceId={traceId}
            first={first}
            hrefOf={(otherId) => comparisonPath(traceId, otherId)}
          />
        </div>
      )}
    </>
  );
}
