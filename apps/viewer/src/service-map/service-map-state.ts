import type { ColumnOrder } from '../design/tables/column-order';
import { parseColumnOrder } from '../design/tables/column-order';
import { servicesPath } from '../routes';
import type { SearchedEvents } from '../search/searched-events';
import { parseSearchedEvents, searchedEventsParameters } from '../search/searched-events';

export const CALL_COLUMNS = ['caller', 'called', 'count', 'failed', 'p50', 'p95'] as const;
export type CallColumn = (typeof CALL_COLUMNS)[number];
export const SERVICE_COLUMNS = ['service', 'count', 'failed', 'entries', 'orphans'] as const;
export type ServiceColumn = (typeof SERVICE_COLUMNS)[number];

/** What the service map shows; the address holds exactly this. */
export interface ServiceMapState extends SearchedEvents {
  callOrder: ColumnOrder<CallColumn>;
  serviceOrder: ColumnOrder<ServiceColumn>;
}

const USUAL = { callOrder: '-count', serviceOrder: '-count' } as const;

/** Reads the state from a query string; what is missing or makes no sense falls back to the default. */
export function parseServiceMap(search: string): ServiceMapState {
  const parameters = new URLSearchParams(search);
  return {
    ...parseSearchedEvents(parameters),
    callOrder: parseColumnOrder(parameters.get('calls'), CALL_COLUMNS, USUAL.callOrder),
    serviceOrder: parseColumnOrder(parameters.get('services'), SERVICE_COLUMNS, USUAL.serviceOrder),
  };
}

/** The address of a state; what equals the default is left out. */
export function serviceMapPath({ callOrder, serviceOrder, ...searched }: Partial<ServiceMapState>): string {
  const parameters = searchedEventsParameters(searched);
  if (callOrder !== undefined && callOrder !== USUAL.callOrder) parameters.set('calls', callOrder);
  if (serviceOrder !== undefined && serviceOrder !== USUAL.serviceOrder)
    parameters.set('services', serviceOrder);
  return servicesPath(parameters);
}
