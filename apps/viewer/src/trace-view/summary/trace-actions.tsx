import { Link } from 'wouter';
import type { CollectedTrace } from '../../collector/collector-client';
import { CopyButton } from '../../design/copying/copy-button';
import { comparisonPath, shapePath, TRACE_FILE_PATH, transactionsPath } from '../../routes';
import { traceQuery } from '../../search/search-condition';
import { downloadTrace } from './download-trace';

/** What can be done with a trace that the collector has. */
export function TraceActions({ trace }: { trace: CollectedTrace }) {
  return (
    <>
      <Link className="button button--small" href={transactionsPath(traceQuery(trace.trace_id))}>
        List its transactions
      </Link>
      <Link className="button button--small" href={comparisonPath(trace.trace_id)}>
        Compare with…
      </Link>
      <Link className="button button--small" href={shapePath(trace.trace_id)}>
        Expected shape…
      </Link>
      <button type="button" className="button button--small" onClick={() => downloadTrace(trace)}>
        Download as JSON
      </button>
      <Link className="button button--small" href={TRACE_FILE_PATH}>
        Open a file…
      </Link>
      <CopyButton label="Copy trace id" text={trace.trace_id} />
    </>
  );
}
