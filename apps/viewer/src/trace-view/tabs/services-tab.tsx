import type { ServiceCall, ServiceCalls, SpanFigures } from '@clew/trace-model';
import { ServiceChip } from '../../design/service-chip';
import { formatDuration } from '../../format/format-duration';
import { formatCount } from '../../format/format-number';
import { FailedCell } from './failed-cell';

interface ServicesTabProps {
  services: ServiceCalls;
  /** Seconds of the critical path by service. */
  critical: ReadonlyMap<string, number>;
}

/** Who took part in the trace, and who called whom. */
export function ServicesTab({ services: { services, calls }, critical }: ServicesTabProps) {
  return (
    <div className="trace-tab card">
      <section aria-labelledby="services-table">
        <h2 id="services-table">Services</h2>
        <div className="trace-table-frame">
          <table className="trace-table">
            <thead>
              <tr>
                <th scope="col">Service</th>
                <NumberHeads
                  names={['Transactions', 'Spans', 'Self time', 'Critical path', 'Failed', 'Errors']}
                />
              </tr>
            </thead>
            <tbody>
              {services.map(({ service, transactions, spanCount, self, errors }) => (
                <tr key={service}>
                  <th scope="row">
                    <ServiceChip project={service} />
                  </th>
                  <td>{formatCount(transactions.count)}</td>
                  <td>{formatCount(spanCount)}</td>
                  <td>{formatDuration(self * 1_000)}</td>
                  <td>{formatDuration((critical.get(service) ?? 0) * 1_000)}</td>
                  <FailedCell count={transactions.failed} />
                  <FailedCell count={errors} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <CallsTable calls={calls} />
    </div>
  );
}

function CallsTable({ calls }: { calls: readonly ServiceCall[] }) {
  return (
    <section aria-labelledby="calls-table">
      <h2 id="calls-table">Who called whom</h2>
      {calls.length === 0 ? (
        <p className="quiet">No service of this trace called another one that reported it.</p>
      ) : (
        <div className="trace-table-frame">
          <table className="trace-table">
            <thead>
              <tr>
                <th scope="col">Caller</th>
                <th scope="col">Called</th>
                <NumberHeads names={['Calls', 'Total', 'Self time', 'Average', 'Longest', 'Failed']} />
              </tr>
            </thead>
            <tbody>
              {calls.map(({ caller, service, transactions }) => (
                <tr key={`${caller ?? ''} ${service}`}>
                  <th scope="row">
                    {caller === undefined ? (
                      <span className="quiet">unknown</span>
                    ) : (
                      <ServiceChip project={caller} />
                    )}
                  </th>
                  <td className="trace-table__text">
                    <span aria-hidden="true">→ </span>
                    <ServiceChip project={service} />
                  </td>
                  <CallFigures figures={transactions} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function CallFigures({ figures }: { figures: SpanFigures }) {
  return (
    <>
      <td>{formatCount(figures.count)}</td>
      {[figures.total, figures.self, figures.average, figures.longest].map((seconds, column) => (
        <td key={column}>{formatDuration(seconds * 1_000)}</td>
      ))}
      <FailedCell count={figures.failed} />
    </>
  );
}

function NumberHeads({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <th key={name} scope="col" className="trace-table__number">
      {name}
    </th>
  ));
}
