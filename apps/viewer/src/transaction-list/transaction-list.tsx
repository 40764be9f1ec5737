import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../page-frame/use-page-title';
import { ProjectFilter } from '../search/project-filter';
import { SearchBox } from '../search/search-box';
import { eventTypeIn } from '../search/search-condition';
import { TimeWindowPicker } from '../time-window/time-window-picker';
import { ListResults } from './list-results';
import { PrebuiltQueryMenu } from './prebuilt-query-menu';
import { useListState } from './use-list-state';
import './transaction-list.css';

/** The list of transactions: search, project and time window on top, groups below; of one trace, each transaction. */
export function TransactionList() {
  usePageTitle('Transactions');
  useLiveRefetch('events');
  const [state, change] = useListState();
  const isOfErrors = eventTypeIn(state.query) === 'error';
  return (
    <>
      <div className="page-heading__row page-heading__row--spread">
        <h1>{isOfErrors ? 'Errors' : 'Transactions'}</h1>
        <TimeWindowPicker window={state.window} onChange={(window) => change({ window })} />
      </div>
      <PrebuiltQueryMenu state={state} />
      <div className="list-filters">
        <SearchBox
          key={state.query}
          query={state.query}
          onSearch={(query) => change({ query, open: undefined })}
        />
        <ProjectFilter chosen={state.projects} onChange={(projects) => change({ projects })} />
      </div>
      <ListResults state={state} onChange={change} />
    </>
  );
}
