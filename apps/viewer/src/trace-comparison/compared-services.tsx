import type { ComparedService } from '@clew/trace-model';
import { ServiceChip } from '../design/service-chip';
import { formatDuration } from '../format/format-duration';
import { formatCount } from '../format/format-number';
import { deltaText } from './delta-text';

/** What each service did itself in one trace and in the other. */
export function ComparedServices({ services }: { services: readonly ComparedService[] }) {
  return (
    <section className="card compared-services" aria-label="Services compared">
      <table className="comparison-table">
        <thead>
          <tr>
            <th scope="col">Service</th>
            {['Spans left', 'Spans right', 'Self time left', 'Self time right', 'Change'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(({ service, left, right, selfTimeDelta }) => (
            <tr key={service}>
              <th scope="row">
                <ServiceChip project={service} />
              </th>
              <td>{formatCount(left.spans)}</td>
              <td>{formatCount(right.spans)}</td>
              <td>{formatDuration(left.self * 1_000)}</td>
              <td>{formatDuration(right.self * 1_000)}</td>
              <td>
                <strong>{deltaText(selfTimeDelta)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
