import type { ReactNode } from 'react';
import type { FailedSpans, TimeWindow, TraceTree } from '@clew/trace-model';
import { Link, useSearchParams } from 'wouter';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { formatDuration } from '../../format/format-duration';
import { countOf } from '../../format/format-number';
import { FAILED_SPANS } from '../../span-view/find/where-found';
import { foundInWaterfall, isHere, tabAddress } from '../tabs/tab-address';

interface TraceHeaderProps {
  tree: TraceTree;
  whole: TimeWindow;
  /** How many took part, also those that reported nothing but an error. */
  services: number;
  failed: FailedSpans;
  /** What can be done with the trace. */
  actions: ReactNode;
  /** What must be known about it. */
  children: ReactNode;
}

/** What the trace is about, in a line of figures. */
export function TraceHeader({ tree, whole, services, failed, actions, children }: TraceHeaderProps) {
  const spans = tree.transactions.reduce((sum, { spanCount }) => sum + spanCount, 0);
  const orphans = tree.transactions.filter(({ kind }) => kind === 'orphan').length;
  const first = tree.roots.find(({ kind }) => kind === 'originating') ?? tree.roots[0];
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
          <div className="page-heading__row trace-header__actions">{actions}</div>
        </div>
        <p className="trace-summary">
          {countOf(services, 'service')} · {countOf(tree.transactions.length, 'transaction')} ·{' '}
          {countOf(spans, 'span')} · {formatDuration((whole.endTimestamp - whole.startTimestamp) * 1_000)}
          <FailedText failed={failed} />
          <ErrorsText count={tree.errors.length} />
          {orphans > 0 && <> · {countOf(orphans, 'orphan transaction')}</>}
          <span className="quiet">
            {' '}
            · <TimeText seconds={tree.startTimestamp} /> · <span className="mono">{tree.traceId}</span>
          </span>
        </p>
      </div>
      {children}
    </header>
  );
}

function FailedText({ failed: { spans, transactions } }: { failed: FailedSpans }) {
  const [parameters] = useSearchParams();
  if (spans.length === 0) return null;
  const href = foundInWaterfall(parameters, FAILED_SPANS);
  return (
    <>
      {' · '}
      <Link
        className="trace-summary__failed"
        href={href}
        replace={isHere(parameters, href)}
        title="Find them in the waterfall"
      >
        {countOf(spans.length, 'failed span')}
      </Link>
      {transactions > 0 && ` (${countOf(transactions, 'transaction')})`}
    </>
  );
}

function ErrorsText({ count }: { count: number }) {
  const [parameters] = useSearchParams();
  if (count === 0) return null;
  const href = tabAddress(parameters, 'errors');
  return (
    <>
      {' · '}
      <Link href={href} replace={isHere(parameters, href)}>
        {countOf(count, 'error')}
      </Link>
    </>
  );
}
