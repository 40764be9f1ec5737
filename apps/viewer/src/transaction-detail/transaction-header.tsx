import type { TraceTree, TransactionNode } from '@clew/trace-model';
import { Link } from 'wouter';
import type { TransactionEvent } from '../collector/stored-event';
import { Figure } from '../design/figure';
import { StatusBadge } from '../design/status-badge';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { EventHeader } from '../event-facts/event-header';
import { formatDuration } from '../format/format-duration';
import { countOf, formatCount } from '../format/format-number';
import { transactionPath } from '../routes';
import { usePlan } from '../sign-in/plan/use-plan';
import type { TracePages } from '../trace-pages/use-trace-pages';
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
    <EventHeader
      event={event}
      title={event.transaction}
      pages={pages}
      neighbours={<Neighbours event={event} />}
    >
      <Figure name="Op">
        <StoredText>{event.op ?? 'none'}</StoredText>
      </Figure>
      <Figure name="Status">
        <StatusBadge status={event.status} />
      </Figure>
      <Figure name="Duration">{formatDuration((event.timestamp - event.start_timestamp) * 1_000)}</Figure>
      <Figure name="Spans">{formatCount(node.spanCount)}</Figure>
      <Figure name="Started">
        <TimeText seconds={event.start_timestamp} />
      </Figure>
      <Figure name="Place in the trace">
        <Place node={node} tree={tree} pages={pages} />
      </Figure>
    </EventHeader>
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
