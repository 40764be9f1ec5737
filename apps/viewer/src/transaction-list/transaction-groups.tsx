import { isFinal } from '../collector/collector-client';
import { ErrorNotice, LoadingNotice } from '../design/notices';
import { countOf } from '../format/format-number';
import { GroupTable } from './group-table';
import type { ListState } from './list-state';
import { NothingFound } from './nothing-found';
import { transactionQuery } from '../search/search-condition';
import { TRANSACTION_COLUMNS } from './transaction-columns';
import { useEvents } from './use-events';

const MOST_GROUPS = 100;
const FIELDS = TRANSACTION_COLUMNS.map(({ field }) => field);

interface TransactionGroupsProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** The groups that match, or why there are none. */
export function TransactionGroups({ state, onChange }: TransactionGroupsProps) {
  const { data, error, refetch, isPlaceholderData } = useEvents(
    { fields: FIELDS, query: transactionQuery(state.query), sort: state.sort, perPage: MOST_GROUPS },
    state,
  );
  const problem = error !== null && (
    <ErrorNotice title={titleOf(error, data !== undefined)} error={error} onRetry={() => void refetch()} />
  );
  if (data === undefined) return problem || <LoadingNotice what="transactions" />;
  if (data.data.length === 0) return problem || <NothingFound state={state} onChange={onChange} />;
  return (
    <>
      {problem}
      <div className={isPlaceholderData ? 'is-outdated' : ''}>
        <GroupTable rows={data.data} state={state} onChange={onChange} />
      </div>
      <p className="quiet">
        {data.data.length === MOST_GROUPS
          ? `The first ${MOST_GROUPS} groups; narrow the search to see others.`
          : countOf(data.data.length, 'group')}
      </p>
    </>
  );
}

function titleOf(error: Error, hasRows: boolean): string {
  if (isFinal(error)) return 'The search cannot be answered';
  return hasRows ? 'What you see may be out of date' : 'The transactions cannot be shown';
}
