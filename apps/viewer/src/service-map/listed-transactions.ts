import { listedPath } from '../routes';
import { eventsQuery } from '../search/search-condition';
import type { SearchedEvents } from '../search/searched-events';
import { searchedEventsParameters } from '../search/searched-events';

/** The address of the list of a service's transactions that the map stands on. */
export function serviceTransactionsPath({ query, window }: SearchedEvents, service: string): string {
  return listedPath(searchedEventsParameters({ query, window, projects: [service] }));
}

/** Those of them that were called; by whom is nothing that a search can ask. */
export function calledTransactionsPath({ query, window }: SearchedEvents, called: string): string {
  const searched = { query: eventsQuery(query, 'has:trace.parent_span'), window, projects: [called] };
  return listedPath(searchedEventsParameters(searched));
}
