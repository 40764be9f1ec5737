import type { MappedService } from '../collector/questions/service-map-answer';
import { ServiceChip } from '../design/service-chip';
import { inColumnOrder, type ColumnOrder } from '../design/tables/column-order';
import { FigureTable } from '../design/tables/figure-table';
import { SortHead } from '../design/tables/sort-head';
import type { SearchedEvents } from '../search/searched-events';
import { CountedCell } from './counted-cell';
import { FailedShareCell } from './failed-share-cell';
import { serviceTransactionsPath } from './listed-transactions';
import { SERVICE_COLUMNS, type ServiceColumn } from './service-map-state';

const HEADS: Record<ServiceColumn, string> = {
  service: 'Service',
  count: 'Transactions',
  failed: 'Failed',
  entries: 'Entries',
  orphans: 'Orphans',
};

interface MapServicesProps {
  services: readonly MappedService[];
  searched: SearchedEvents;
  order: ColumnOrder<ServiceColumn>;
  onOrder: (order: ColumnOrder<ServiceColumn>) => void;
}

/** What each service did: how many transactions, how many of them began a trace, and how many have a parent that is not there. */
export function MapServices({ services, searched, order, onOrder }: MapServicesProps) {
  const heads = SERVICE_COLUMNS.map((column) => (
    <SortHead
      key={column}
      {...{ column, order, onOrder }}
      name={HEADS[column]}
      isText={column === 'service'}
    />
  ));
  return (
    <FigureTable label="Services" heads={heads}>
      {inColumnOrder(services, order, valueOf).map((service) => (
        <tr key={service.project}>
          <th scope="row">
            <ServiceChip project={service.project} />
          </th>
          <CountedCell
            count={service.count}
            extrapolated={service.extrapolated.count}
            to={{
              href: serviceTransactionsPath(searched, service.project),
              service: service.project,
              words: 'transactions of',
            }}
          />
          <FailedShareCell failed={service.failure_count} count={service.count} />
          <CountedCell count={service.entries} extrapolated={service.extrapolated.entries} />
          <CountedCell count={service.orphans} extrapolated={service.extrapolated.orphans} />
        </tr>
      ))}
    </FigureTable>
  );
}

function valueOf(service: MappedService, column: ServiceColumn): string | number {
  if (column === 'service') return service.project;
  if (column === 'failed') return service.count === 0 ? 0 : service.failure_count / service.count;
  return service[column];
}
