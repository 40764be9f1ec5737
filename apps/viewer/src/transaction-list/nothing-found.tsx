import { EmptyNotice } from '../design/notices';
import { FirstTraceGuide } from './first-trace-guide';
import type { ListState } from './list-state';

interface NothingFoundProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** Why the list is empty, and what would fill it. */
export function NothingFound({ state, onChange }: NothingFoundProps) {
  const isNarrow = state.query !== '' || state.projects.length > 0;
  if (!isNarrow) {
    return (
      <>
        <EmptyNotice title="No transactions in this time window">
          <WiderWindow state={state} onChange={onChange} />
        </EmptyNotice>
        <FirstTraceGuide />
      </>
    );
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
        <WiderWindow state={state} onChange={onChange} />
      </div>
    </EmptyNotice>
  );
}

function WiderWindow({ state, onChange }: NothingFoundProps) {
  if ('statsPeriod' in state.window && state.window.statsPeriod === '14d') return null;
  return (
    <button type="button" className="button" onClick={() => onChange({ window: { statsPeriod: '14d' } })}>
      Look at the last 14 days
    </button>
  );
}
