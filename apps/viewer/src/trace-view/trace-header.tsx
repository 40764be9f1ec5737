import type { TimeWindow, TraceTree } from '@clew/trace-model';
import { Link } from 'wouter';
import { CopyButton } from '../design/copy-button';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { formatDuration } from '../format/format-duration';
import { countOf } from '../format/format-number';
import { listPath } from '../transaction-list/list-state';
import { traceQuery } from '../search/search-condition';
import './trace-view.css';

interface TraceHeaderProps {
  tree: TraceTree;
  whole: TimeWindow;
  /** Whether the collector holds more of the trace than it sent. */
  isTruncated: boolean;
}

/** What the trace is about, in a line of figures. */
export function TraceHeader({ tree, whole, isTruncated }: TraceHeaderProps) {
  const services = new Set(tree.transactions.map(({ transaction }) => transaction.project)).size;
  const spans = tree.transactions.reduce((sum, { spanCount }) => sum + spanCount, 0);
  const orphans = tree.transactions.filter(({ kind }) => kind === 'orphan').length;
  const [first] = tree.roots;
  return (
    <header className="card trace-header">
      <div className="page-heading">
        <div className="page-heading__row page-heading__row--spread">
          <div>
            <p className="page-heading__kind">Trace</p>
            <h1>
              <StoredText>{first?.transaction.transaction ?? 'No transactions'}</StoredText>
            </h1>
          </div>
          <div className="page-heading__row">
            <Link
              className="button button--small"
              href={listPath({ query: traceQuery(tree.traceId), window: { statsPeriod: '14d' } })}
            >
              List its transactions
            </Link>
            <CopyButton label="Copy trace id" text={tree.traceId} />
          </div>
        </div>
        <p className="trace-summary">
          {countOf(services, 'service')} · {countOf(tree.transactions.length, 'transaction')} ·{' '}
          {countOf(spans, 'span')} · {formatDuration((whole.endTimestamp - whole.startTimestamp) * 1_000)}
          {tree.errors.length > 0 && <> · {countOf(tree.errors.length, 'error')}</>}
          {orphans > 0 && <> · {countOf(orphans, 'orphan transaction')}</>}
          <span className="quiet">
            {' '}
            · <TimeText seconds={tree.startTimestamp} /> · <span className="mono">{tree.traceId}</span>
          </span>
        </p>
      </div>
      {isTruncated && (
        <p className="mark mark--warning">This trace has more transactions than can be shown at once.</p>
      )}
    </header>
  );
}
