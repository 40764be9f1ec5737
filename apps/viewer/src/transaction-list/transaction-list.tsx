import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../page-frame/use-page-title';
import { ProjectFilter } from '../search/project-filter';
import { eventTypeIn, traceIdIn } from '../search/search-condition';
import { TransactionSearch } from '../search/transaction-search';
import { TimeWindowPicker } from '../time-window/time-window-picker';
import { Charts } from './charts/charts';
import { ListResults } from './list-results';
import { PrebuiltQueryMenu } from './prebuilt-query-menu';
import { useListState } from './use-list-state';
import './transaction-list.css';

/** The list of transactions: search, project and time window on top, groups below; of one trace, each transaction. */
export function TransactionList() {
  usePageTitle('Transactions');
  useLiveRefetch('events');
  const [state, change] = useListState();
  const traceId = traceIdIn(state.query);
  const isOfErrors = eventTypeIn(state.query) === 'error';
  return (
    <>
      <div className="page-heading__row page-heading__row--spread">
        <h1>{isOfErrors ? 'Errors' : 'Transactions'}</h1>
        <TimeWindowPicker window={state.window} onChange={(window) => change({ window })} />
      </div>
      <PrebuiltQueryMenu state={state} />
      <div className="list-filters">
        <TransactionSearch chosen={state} onSearch={(query) => change({ query, open: undefined })} />
        <ProjectFilter chosen={state.projects} onChange={(projects) => change({ projects })} />
      </div>
      {traceId === undefined && <Charts chosen={state} onChange={change} />}
      <ListResults state={state} onChange={change} />
    </>
  );
}
