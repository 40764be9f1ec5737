import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { StoredText } from '../design/stored-text';
import { usePageTitle } from '../browser/use-page-title';
import { comparisonPath, tracePath } from '../routes';
import { LatestTraces } from '../trace-pages/latest-traces';
import { traceReferenceIn } from '../trace-pages/trace-reference';
import './trace-comparison.css';

/** Asks with which other trace one is to be compared: a pasted one, or one of the latest that began the same way. */
export function ChooseTrace({ traceId }: { traceId: string }) {
  usePageTitle(`Compare trace ${traceId.slice(0, 8)}`);
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
        <PastedTrace traceId={traceId} />
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

function PastedTrace({ traceId }: { traceId: string }) {
  const [, navigate] = useLocation();
  const [isRefused, setRefused] = useState(false);
  const compare = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pasted = new FormData(event.currentTarget).get('trace');
    const other = traceReferenceIn(typeof pasted === 'string' ? pasted : '');
    setRefused(other === undefined);
    if (other !== undefined) navigate(comparisonPath(traceId, other));
  };
  return (
    <form className="choose-trace" onSubmit={compare}>
      <label htmlFor="other-trace">Trace id, or the address of a trace</label>
      <div className="page-heading__row">
        <input
          id="other-trace"
          name="trace"
          className="field choose-trace__field mono"
          autoComplete="off"
          aria-describedby="other-trace-refused"
          aria-invalid={isRefused}
        />
        <button type="submit" className="button button--primary">
          Compare
        </button>
      </div>
      <p id="other-trace-refused" role="status" className="choose-trace__refused">
        {isRefused && 'There is no trace id in it: 32 hex digits are expected.'}
      </p>
    </form>
  );
}
