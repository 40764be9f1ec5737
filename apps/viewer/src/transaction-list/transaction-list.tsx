import { useState } from 'react';
import { Link } from 'wouter';
import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../browser/use-page-title';
import { ProjectFilter } from '../search/project-filter';
import { traceIdIn } from '../search/search-condition';
import { TransactionSearch } from './transaction-search';
import { TimeWindowPicker } from '../time-window/time-window-picker';
import { Charts } from './charts/charts';
import { ListResults } from './results/list-results';
import { listTitle, prebuiltPath } from './prebuilt/prebuilt-queries';
import { PrebuiltQueryMenu } from './prebuilt/prebuilt-query-menu';
import { useListState } from './use-list-state';
import { UnknownProjects } from './nothing-found/unknown-projects';
import { useShownProjects } from './use-shown-projects';
import { useUnknownProjects } from './nothing-found/use-unknown-projects';
import './transaction-list.css';

/** The list of transactions: search, project and time window on top, groups below; of one trace, each transaction. */
export function TransactionList() {
  useLiveRefetch('events');
  const [named, change] = useListState();
  const shown = useShownProjects(named);
  const state = { ...named, projects: shown?.projects ?? [] };
  // Without columns and order, which are the table's alone: what they change need not be asked anew.
  const chosen = { query: state.query, window: state.window, projects: state.projects };
  const unknown = useUnknownProjects(state.projects);
  const traceId = traceIdIn(state.query);
  const { title, changedFrom } = listTitle(state);
  usePageTitle(title);
  // The query over which another was written that is refused: what is listed answers the former.
  const [refusedOver, setRefusedOver] = useState<string>();
  return (
    <>
      <div className="page-heading__row page-heading__row--spread">
        <div className="page-heading__row">
          <h1>{title}</h1>
          {changedFrom !== undefined && (
            <p className="quiet">
              changed · <Link href={prebuiltPath(changedFrom, state)}>Back to “{changedFrom.name}”</Link>
            </p>
          )}
        </div>
        <TimeWindowPicker window={state.window} onChange={(window) => change({ window })} />
      </div>
      <PrebuiltQueryMenu state={state} />
      <div className="list-filters">
        <TransactionSearch
          state={state}
          onSearch={(query) => change({ query, open: undefined })}
          onRefusal={(isRefused) => setRefusedOver(isRefused ? state.query : undefined)}
        />
        <ProjectFilter
          chosen={state.projects}
          onChange={(projects) => change({ projects: shown?.choose(projects) ?? projects })}
        />
      </div>
      {traceId === undefined && unknown.length === 0 && <Charts chosen={chosen} onChange={change} />}
      {shown !== undefined && unknown.length === 0 && (
        <ListResults state={state} isOfBefore={refusedOver === state.query} onChange={change} />
      )}
      <UnknownProjects slugs={unknown} onShowAll={() => change({ projects: [] })} />
    </>
  );
}
