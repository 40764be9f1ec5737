import type { ServiceCalls } from '@clew/trace-model';
import { lazy, Suspense } from 'react';
import { CallsTable } from './calls-table';
import { ServicesTable } from './services-table';

/** Comes when somebody looks at the services: a trace is opened for its waterfall. */
const ServiceGraph = lazy(() =>
  import('./service-graph/service-graph').then((graph) => ({ default: graph.ServiceGraph })),
);

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
        <Suspense fallback={null}>
          <ServiceGraph services={all} />
        </Suspense>
      </section>
      <section>
        <h2>Who called whom</h2>
        <CallsTable calls={calls} />
      </section>
    </div>
  );
}
