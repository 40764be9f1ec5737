import type { ServiceCall } from '@clew/trace-model';
import { ServiceChip } from '../../design/service-chip';
import { FailedCell } from '../../design/tables/failed-cell';
import { FigureTable, NumberHeads } from '../../design/tables/figure-table';
import { formatDuration } from '../../format/format-duration';
import { formatCount } from '../../format/format-number';

const FIGURES = ['Calls', 'Handed on', 'Failed', 'Total', 'Self time', 'Average', 'Longest'];

/**
 * The calls from one service to another: how often, how many were handed on through a queue or a schedule, how many failed,
 * and for how long. What the service graph draws is all here.
 */
export function CallsTable({ calls }: { calls: readonly ServiceCall[] }) {
  if (calls.length === 0) {
    return <p className="quiet">No service of this trace called another one that reported it.</p>;
  }
  const heads = (
    <>
      <th scope="col">Caller</th>
      <th scope="col">Called</th>
      <NumberHeads names={FIGURES} />
    </>
  );
  return (
    <FigureTable label="Who called whom" heads={heads}>
      {calls.map((call) => (
        <tr key={`${call.caller ?? ''} ${call.service}`}>
          <th scope="row">
            {call.caller === undefined ? (
              <span className="quiet">unknown</span>
            ) : (
              <ServiceChip project={call.caller} />
            )}
          </th>
          <td className="figure-table__text">
            <span aria-hidden="true">→ </span>
            <ServiceChip project={call.service} />
          </td>
          <CallFigures call={call} />
        </tr>
      ))}
    </FigureTable>
  );
}

function CallFigures({ call: { transactions: figures, asynchronous } }: { call: ServiceCall }) {
  return (
    <>
      <td>{formatCount(figures.count)}</td>
      <td>{formatCount(asynchronous)}</td>
      <FailedCell count={figures.failed} />
      {[figures.total, figures.self, figures.average, figures.longest].map((seconds, column) => (
        <td key={column}>{formatDuration(seconds * 1_000)}</td>
      ))}
    </>
  );
}
