import type { ChosenEvents } from '../collector/questions/exploration-questions';
import type { TimeWindow } from '../time-window/time-window';
import { DEFAULT_WINDOW, parseWindow, putWindow } from '../time-window/time-window';

/** The longest query that is asked. */
export const LONGEST_QUERY = 2_000;
const MOST_PROJECTS = 100;

/** Which events a view is about: what it searches, in which window, and in which projects; none means all. */
export interface SearchedEvents extends ChosenEvents {
  window: TimeWindow;
  projects: string[];
}

/** Reads them from an address; what is missing or makes no sense falls back to the default. */
export function parseSearchedEvents(parameters: URLSearchParams, longestDays?: number): SearchedEvents {
  return {
    query: (parameters.get('query') ?? '').slice(0, LONGEST_QUERY),
    window: parseWindow(parameters, longestDays),
    projects: [...new Set(parameters.getAll('project'))].filter(Boolean).slice(0, MOST_PROJECTS),
  };
}

/** What an address says of them; what equals the default is left out. */
export function searchedEventsParameters({
  query = '',
  window = DEFAULT_WINDOW,
  projects = [],
}: Partial<SearchedEvents>): URLSearchParams {
  const parameters = new URLSearchParams(query === '' ? {} : { query });
  putWindow(parameters, window);
  for (const project of projects) parameters.append('project', project);
  return parameters;
}
