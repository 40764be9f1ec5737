import { spansPath } from '../routes';
import type { SearchedEvents } from '../search/searched-events';
import { parseSearchedEvents, searchedEventsParameters } from '../search/searched-events';
import { LONGEST_DAYS_OF_SPANS } from '../time-window/time-window';

/** What the search for child spans shows; the address holds exactly this. */
export interface SpanSearchState extends SearchedEvents {
  /** Slowest spans first; else those of the latest transactions. */
  isBySlowness: boolean;
}

const SLOWEST_FIRST = '-span.duration';

/** Reads the state from a query string; what is missing or makes no sense falls back to the default. */
export function parseSpanSearch(search: string): SpanSearchState {
  const parameters = new URLSearchParams(search);
  return {
    ...parseSearchedEvents(parameters, LONGEST_DAYS_OF_SPANS),
    isBySlowness: parameters.get('sort') === SLOWEST_FIRST,
  };
}

/** The address of a state; what equals the default is left out. */
export function spanSearchPath({ isBySlowness, ...searched }: Partial<SpanSearchState>): string {
  const parameters = searchedEventsParameters(searched);
  if (isBySlowness) parameters.set('sort', SLOWEST_FIRST);
  return spansPath(parameters);
}
