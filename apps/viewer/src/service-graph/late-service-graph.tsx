import { LatePart } from '../design/notices/late-part';
import type { ServiceGraphProps } from './service-graph';

/** The service graph, whose script comes when somebody looks at it. */
export function LateServiceGraph(props: ServiceGraphProps) {
  return (
    <LatePart what="the service graph" load={() => import('./service-graph')}>
      {({ ServiceGraph }) => <ServiceGraph {...props} />}
    </LatePart>
  );
}
