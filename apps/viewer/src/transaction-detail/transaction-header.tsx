import type { TraceTree, TransactionNode } from '@clew/trace-model';
import { Link } from 'wouter';
import { eventAddress } from '../collector/collector-client';
import type { TransactionEvent } from '../collector/stored-event';
import type { TracePages } from '../trace-pages/use-trace-pages';
import { Figure } from '../design/figure';
import { ServiceChip } from '../design/service-chip';
import { StatusBadge } from '../design/status-badge';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { formatDuration } from '../format/format-duration';
import { countOf } from '../format/format-number';
import { transactionPath } from '../routes';
import { usePlan } from '../sign-in/use-plan';
import { WholeTraceLink } from '../sign-in/whole-trace-link';
import { Neighbours } from './neighbours';

interface TransactionHeaderProps {
  event: TransactionEvent;
  node: TransactionNode;
  /** What is known of its trace; the transaction alone where nothing is. */
  tree: TraceTree;
  pages: TracePages;
}

/** What the transaction is, how it went, and where it stands in its trace. */
export function TransactionHeader({ event, node, tree, pages }: TransactionHeaderProps) {
  return (
    <header className="card page-top">
      <div className="page-heading__row page-heading__row--spread">
        <div className="page-heading">
          <p className="page-heading__kind">Transaction</p>
          <h1>
            <StoredText>{event.transaction}</StoredText>
          </h1>
        </div>
        <div className="page-heading__row">
          <Neighbours event={event} />
          <a
            className="button"
            href={eventAddress(event.project, event.event_id)}
            download={`transaction-${event.event_id}.json`}
          >
            Download JSON
          </a>
          <WholeTraceLink className="button button--primary" traceId={event.trace_id} />
        </div>
      </div>
      <dl className="figures">
        <Figure name="Project">
          <ServiceChip project={event.project} />
        </Figure>
        <Figure name="Op">
          <StoredText>{event.op ?? 'none'}</StoredText>
        </Figure>
        <Figure name="Status">
          <StatusBadge status={event.status} />
        </Figure>
        <Figure name="Duration">{formatDuration((event.timestamp - event.start_timestamp) * 1_000)}</Figure>
        <Figure name="Spans">{node.spanCount}</Figure>
        <Figure name="Started">
          <TimeText seconds={event.start_timestamp} />
        </Figure>
        <Figure name="Place in the trace">
          <Place node={node} tree={tree} pages={pages} />
        </Figure>
      </dl>
    </header>
  );
}

function Place({ node, tree, pages }: Omit<TransactionHeaderProps, 'event'>) {
  const mayTraverse = usePlan() === 'business';
  const { trace, isWhole, error } = pages;
  if (trace === undefined) {
    return <span className="quiet">{error === null ? '…' : 'its trace could not be loaded'}</span>;
  }
  const size = countOf(tree.transactions.length, 'transaction');
  if (node.kind === 'orphan' && !isWhole) {
    return <span className="quiet">its parent is not among the first {size} of its trace</span>;
  }
  if (node.kind === 'orphan') {
    return (
      <span className="mark mark--warning" title="Its parent span is in no transaction that has arrived.">
        orphan among {size}
      </span>
    );
  }
  if (node.parent === undefined)
    return (
      <>{isWhole ? `starts a trace of ${size}` : `starts its trace, of which the first ${size} are here`}</>
    );
  const parent = node.parent.transaction;
  const name = <StoredText>{`${parent.project} ${parent.transaction}`}</StoredText>;
  if (!mayTraverse) return <>child of {name}</>;
  return (
    <>
      child of{' '}
      <Link href={transactionPath(parent.project, parent.event_id, node.parent.span.span_id)}>{name}</Link>
    </>
  );
}
