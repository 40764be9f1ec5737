import type { ServiceCalls } from '@clew/trace-model';
import { CallsTable } from './calls-table';
import { ServicesTable } from './services-table';
import { TraceGraph } from './trace-graph';

interface ServicesTabProps {
  services: ServiceCalls;
  /** Seconds of the critical path by service. */
  critical: ReadonlyMap<string, number>;
  /** Undefined where the collector has no list of its transactions. */
  traceId: string | undefined;
}

/** Who took part in the trace, and who called whom. */
export function ServicesTab({ services: all, critical, traceId }: ServicesTabProps) {
  const { services, calls } = all;
  return (
    <div className="trace-tab card">
      <section>
        <h2>Services</h2>
        <ServicesTable services={services} critical={critical} traceId={traceId} />
      </section>
      <section>
        <h2>Service graph</h2>
        <TraceGraph services={all} />
      </section>
      <section>
        <h2>Who called whom</h2>
        <CallsTable calls={calls} />
      </section>
    </div>
  );
}
