import type { PlacedErrors, TransactionNode } from '@clew/trace-model';
import {
  assembleTrace,
  failedSpans,
  placeErrors,
  spanRowsOfTransaction,
  spansOfErrors,
  windowOf,
} from '@clew/trace-model';
import { useMemo } from 'react';
import type { CollectedTrace } from '../collector/collector-client';
import type { TransactionEvent } from '../collector/stored-event';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { opColours } from '../design/colours/op-colours';
import { UnshownEvent } from '../event-facts/loading/unshown-event';
import { useStoredEvent, type EventReference } from '../event-facts/loading/use-stored-event';
import { countOf } from '../format/format-number';
import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../browser/use-page-title';
import { SpanView } from '../span-view/span-view';
import type { OrphanReason, SpanViewSubject } from '../span-view/span-view-subject';
import type { ErrorInTransaction } from './transaction-errors';
import { TransactionFacts } from './transaction-facts';
import { TransactionHeader } from './transaction-header';
import './transaction-detail.css';

/** One transaction: its span view on top, what else is known about it underneath. */
export function TransactionDetail(reference: EventReference) {
  const asked = useStoredEvent(reference);
  const { event } = asked;
  const isTransaction = event?.type === 'transaction';
  usePageTitle(isTransaction ? event.transaction : 'Transaction');
  return isTransaction ? (
    <LoadedTransaction event={event} />
  ) : (
    <UnshownEvent asked={asked} kind="transaction" />
  );
}

function LoadedTransaction({ event }: { event: TransactionEvent }) {
  useLiveRefetch('trace', event.trace_id);
  const pages = useTracePages(event.trace_id);
  const { trace, isWhole } = pages;
  const tree = useMemo(() => assembleTrace(trace ?? traceOfOne(event)), [trace, event]);
  const node = useMemo(() => nodeOf(event, tree.transactions), [event, tree]);
  const whole = useMemo(() => windowOf([node]), [node]);
  const rows = useMemo(() => spanRowsOfTransaction(node), [node]);
  const placed = useMemo(() => placeErrors(tree), [tree]);
  const failed = useMemo(() => failedSpans(tree), [tree]);
  const errors = useMemo(() => errorsIn(node, placed), [node, placed]);
  const orphanReason = useMemo(() => orphanReasonIn(trace, isWhole), [trace, isWhole]);
  const colours = useMemo(() => coloursIn(event), [event]);
  const subject = useMemo(
    () => ({
      label: 'Spans of this transaction',
      traceId: event.trace_id,
      errors: placed,
      failedBelow: failed.below,
      showsServices: false,
      ...colours,
      orphanReasonOf: () => orphanReason,
    }),
    [event, placed, failed, colours, orphanReason],
  );
  return (
    <>
      <TransactionHeader event={event} node={node} tree={tree} pages={pages} />
      <SpanView rows={rows} subject={subject} whole={whole} />
      <TransactionFacts event={event} errors={errors} />
    </>
  );
}

/** Until the trace is known, the transaction stands alone in it. */
function traceOfOne(event: TransactionEvent) {
  const { trace_id, start_timestamp, timestamp } = event;
  return { trace_id, start_timestamp, timestamp, transactions: [event], errors: [] };
}

function nodeOf(event: TransactionEvent, transactions: readonly TransactionNode[]): TransactionNode {
  const node = transactions.find(
    ({ transaction }) => transaction.event_id === event.event_id && transaction.project === event.project,
  );
  const [alone] = assembleTrace(traceOfOne(event)).transactions;
  const found = node ?? alone;
  if (found === undefined) throw new Error('a trace of one transaction holds that transaction');
  return found;
}

/** Whether its parent is missing is known when all of the trace is here. */
function orphanReasonIn(trace: CollectedTrace | undefined, isWhole: boolean): OrphanReason | undefined {
  if (isWhole || trace === undefined) return undefined;
  return {
    label: 'parent not loaded',
    explanation: `Its parent span is not among the first ${countOf(trace.transactions.length, 'transaction')} of its trace, which has more.`,
  };
}

function errorsIn(node: TransactionNode, placed: PlacedErrors): ErrorInTransaction[] {
  const errors = [...spansOfErrors([node], placed)].map(([error, span]) => {
    return { error, span, isAtTransaction: placed.atTransaction.has(error) };
  });
  return errors.sort((left, right) => left.error.timestamp - right.error.timestamp);
}

const MOST_OPS = 8;

function coloursIn({ op, spans }: TransactionEvent): Pick<SpanViewSubject, 'legend' | 'colourOf'> {
  const ops = [...new Set([op, ...spans.map((span) => span.op)].map((name) => name ?? ''))];
  const colourOf = opColours(ops);
  return {
    legend: ops.slice(0, MOST_OPS).map((name) => ({ name: name || 'no op', colour: colourOf(name) })),
    colourOf: ({ span }) => colourOf(span.op),
  };
}
