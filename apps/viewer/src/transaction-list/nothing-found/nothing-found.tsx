import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { EmptyNotice } from '../../design/notices';
import { WholeTraceLink } from '../../sign-in/plan/whole-trace-link';
import { FirstTraceGuide } from './first-trace-guide';
import type { EventNoun } from '../../search/search-condition';
import type { ListState } from '../list-state';
import { childSpansPath } from './child-spans-path';

interface NothingFoundProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
  noun: EventNoun;
  /** The trace that is searched for, if one is. */
  traceId: string | undefined;
}

/** Why the list is empty, and what would fill it. */
export function NothingFound({ state, onChange, noun, traceId }: NothingFoundProps) {
  const wider = <WiderWindow state={state} onChange={onChange} />;
  if (traceId !== undefined) return <NothingOfTrace traceId={traceId} noun={noun} wider={wider} />;
  const isNarrow = state.query !== '' || state.projects.length > 0;
  if (!isNarrow) {
    return (
      <>
        <EmptyNotice title="No transactions in this time window">{wider}</EmptyNotice>
        <FirstTraceGuide />
      </>
    );
  }
  if (state.query === 'event.type:error') {
    return <EmptyNotice title="No errors in this time window">{wider}</EmptyNotice>;
  }
  return (
    <EmptyNotice title="Nothing matches">
      <p>
        Only the transaction name and the root span’s attributes are searched; the tags and data of child
        spans are not indexed. Text is compared exactly unless it holds a star:{' '}
        <code>transaction:*checkout*</code>.
      </p>
      <div className="page-heading__row">
        <button type="button" className="button" onClick={() => onChange({ query: '', projects: [] })}>
          Show all transactions
        </button>
        <Link className="button" href={childSpansPath(state)}>
          Search child spans
        </Link>
        {wider}
      </div>
    </EmptyNotice>
  );
}

interface NothingOfTraceProps {
  traceId: string;
  noun: EventNoun;
  wider: ReactNode;
}

function NothingOfTrace({ traceId, noun, wider }: NothingOfTraceProps) {
  return (
    <EmptyNotice title={`No ${noun} of this trace is here`}>
      <p>
        None with this trace id ended in the chosen time window, in the chosen projects. It may have been
        sampled out, not yet sent, or belong to projects that you may not view.
      </p>
      <div className="page-heading__row">
        <WholeTraceLink traceId={traceId} />
        {wider}
      </div>
    </EmptyNotice>
  );
}

function WiderWindow({ state, onChange }: Pick<NothingFoundProps, 'state' | 'onChange'>) {
  if ('statsPeriod' in state.window && state.window.statsPeriod === '14d') return null;
  return (
    <button type="button" className="button" onClick={() => onChange({ window: { statsPeriod: '14d' } })}>
      Look at the last 14 days
    </button>
  );
}
