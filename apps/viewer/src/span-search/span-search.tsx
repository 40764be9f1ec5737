import { Link, useLocation, useSearch } from 'wouter';
import { EmptyNotice } from '../design/notices/notices';
import { usePageTitle } from '../browser/use-page-title';
import { ProjectFilter } from '../search/project-filter';
import { LONGEST_DAYS_OF_SPANS } from '../time-window/time-window';
import { TimeWindowPicker } from '../time-window/time-window-picker';
import { FoundSpans } from './found-spans';
import { SpanSearchBox } from './span-search-box';
import type { SpanSearchState } from './span-search-state';
import { parseSpanSearch, spanSearchPath } from './span-search-state';
import './span-search.css';

/** The search for child spans, which the transaction list does not search. */
export function SpanSearch() {
  usePageTitle('Child spans');
  const state = parseSpanSearch(useSearch());
  const [, navigate] = useLocation();
  const change = (part: Partial<SpanSearchState>) => {
    // As it is now: what was decided while a search was checked is not undone by it.
    const current = parseSpanSearch(window.location.search);
    const path = spanSearchPath({ ...current, ...part });
    if (path !== spanSearchPath(current)) navigate(path);
  };
  return (
    <>
      <div className="page-heading__row page-heading__row--spread">
        <h1>Child spans</h1>
        <TimeWindowPicker
          window={state.window}
          longestDays={LONGEST_DAYS_OF_SPANS}
          onChange={(window) => change({ window })}
        />
      </div>
      <p className="span-search__beyond">
        The <Link href="/">list of transactions</Link> searches what root spans say. This goes beyond it: it
        reads the child spans of the latest transactions of the window, one after the other, at most 10,000 of
        them.
      </p>
      <div className="list-filters">
        <SpanSearchBox state={state} onSearch={(query) => change({ query })} />
        <ProjectFilter chosen={state.projects} onChange={(projects) => change({ projects })} />
      </div>
      {state.query === '' ? <Examples /> : <FoundSpans state={state} onChange={change} />}
    </>
  );
}

const EXAMPLES = [
  { query: 'span.duration:>500ms', about: 'spans that took longer than half a second' },
  { query: 'span.op:[sql.query, db.redis]', about: 'what asked a database' },
  { query: '!span.status:ok', about: 'spans that did not go well' },
  { query: 'SELECT transaction:*checkout*', about: 'words of the description, in some transactions' },
];

function Examples() {
  return (
    <EmptyNotice title="What are you looking for?">
      <ul className="span-search__examples">
        {EXAMPLES.map(({ query, about }) => (
          <li key={query}>
            <Link href={spanSearchPath({ query })} className="mono">
              {query}
            </Link>{' '}
            <span className="quiet">{about}</span>
          </li>
        ))}
      </ul>
    </EmptyNotice>
  );
}
