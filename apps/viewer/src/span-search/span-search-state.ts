import { spansPath } from '../routes';
import type { TimeWindow } from '../time-window/time-window';
import { DEFAULT_WINDOW, LONGEST_DAYS_OF_SPANS, parseWindow, putWindow } from '../time-window/time-window';

/** What the search for child spans shows; the address holds exactly this. */
export interface SpanSearchState {
  query: string;
  window: TimeWindow;
  /** Project slugs; empty means all. */
  projects: string[];
  /** Slowest spans first; else those of the latest transactions. */
  isBySlowness: boolean;
}

const SLOWEST_FIRST = '-span.duration';
const MAXIMUM_QUERY_LENGTH = 2_000;
const MAXIMUM_PROJECTS = 100;

/** Reads the state from a query string; what is missing or makes no sense falls back to the default. */
export function parseSpanSearch(search: string): SpanSearchState {
  const parameters = new URLSearchParams(search);
  return {
    query: (parameters.get('query') ?? '').slice(0, MAXIMUM_QUERY_LENGTH),
    window: parseWindow(parameters, LONGEST_DAYS_OF_SPANS),
    projects: [...new Set(parameters.getAll('project'))].filter(Boolean).slice(0, MAXIMUM_PROJECTS),
    isBySlowness: parameters.get('sort') === SLOWEST_FIRST,
  };
}

/** The address of a state; what equals the default is left out. */
export function spanSearchPath(state: Partial<SpanSearchState>): string {
  const { query = '', window = DEFAULT_WINDOW, projects = [], isBySlowness = false } = state;
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('query', query);
  putWindow(parameters, window);
  for (const project of projects) parameters.append('project', project);
  if (isBySlowness) parameters.set('sort', SLOWEST_FIRST);
  return spansPath(parameters);
}
