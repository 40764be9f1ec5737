import type { ServiceFigures } from '@clew/trace-model';
import { Link } from 'wouter';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { FailedCell } from '../../design/tables/failed-cell';
import { FigureTable, NumberHeads } from '../../design/tables/figure-table';
import { formatDuration } from '../../format/format-duration';
import { formatCount } from '../../format/format-number';
import { transactionsPath } from '../../routes';
import { traceQuery } from '../../search/search-condition';

interface ServicesTableProps {
  services: readonly ServiceFigures[];
  /** Seconds of the critical path by service. */
  critical: ReadonlyMap<string, number>;
  /** Undefined where the collector has no list of its transactions. */
  traceId: string | undefined;
}

const FIGURES = [
  'Transactions',
  'Failed transactions',
  'Spans',
  'Failed spans',
  'Errors',
  'Self time',
  'Critical path',
];

/** What each service did in the trace; its number of transactions leads to the list of them. */
export function ServicesTable({ services, critical, traceId }: ServicesTableProps) {
  const heads = (
    <>
      <th scope="col">Service</th>
      <NumberHeads names={FIGURES} />
    </>
  );
  return (
    <FigureTable label="Services" heads={heads}>
      {services.map(({ service, transactions, spanCount, failedSpans, self, errors }) => (
        <tr key={service}>
          <th scope="row">
            <ServiceChip project={service} />
          </th>
          <td>
            <ListedCount count={transactions.count} service={service} traceId={traceId} />
          </td>
          <FailedCell count={transactions.failed} />
          <td>{formatCount(spanCount)}</td>
          <FailedCell count={failedSpans} />
          <FailedCell count={errors} />
          <td>{formatDuration(self * 1_000)}</td>
          <td>{formatDuration((critical.get(service) ?? 0) * 1_000)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

interface ListedCountProps {
  count: number;
  service: string;
  traceId: string | undefined;
}

function ListedCount({ count, service, traceId }: ListedCountProps) {
  if (traceId === undefined || count === 0) return formatCount(count);
  return (
    <Link href={transactionsPath(traceQuery(traceId), [service])}>
      {formatCount(count)}{' '}
      <span className="visually-hidden">
        of <StoredText>{service}</StoredText> as a list
      </span>
    </Link>
  );
}
