import type { ComparedService } from '@clew/trace-model';
import { ServiceChip } from '../design/service-chip';
import { FailedCell } from '../design/tables/failed-cell';
import { FigureTable, NumberHeads } from '../design/tables/figure-table';
import { formatDuration } from '../format/format-duration';
import { formatCount } from '../format/format-number';
import { deltaText } from './delta-text';

const FIGURES = [
  'Spans left',
  'Spans right',
  'Failed left',
  'Failed right',
  'Self time left',
  'Self time right',
  'Change of self time',
];

/** What each service did itself in one trace and in the other. */
export function ComparedServices({ services }: { services: readonly ComparedService[] }) {
  const heads = (
    <>
      <th scope="col">Service</th>
      <NumberHeads names={FIGURES} />
    </>
  );
  return (
    <div className="card compared-services">
      <FigureTable label="Services compared" heads={heads}>
        {services.map(({ service, left, right, selfTimeDelta }) => (
          <tr key={service}>
            <th scope="row">
              <ServiceChip project={service} />
            </th>
            <td>{formatCount(left.spans)}</td>
            <td>{formatCount(right.spans)}</td>
            <FailedCell count={left.failed} />
            <FailedCell count={right.failed} />
            <td>{formatDuration(left.self * 1_000)}</td>
            <td>{formatDuration(right.self * 1_000)}</td>
            <td>
              <strong>{deltaText(selfTimeDelta)}</strong>
            </td>
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}
