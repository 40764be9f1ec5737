import type { ServiceFigures } from './service-calls';

export interface ServiceShare {
  service: string;
  /** The sum of the service's self times, in seconds; work done at the same time counts as often as it was done. */
  seconds: number;
  /** The part of all services' self times, from 0 to 1. */
  share: number;
}

/**
 * How the time of a trace is spread over its services, the largest share first; one that reported errors and no span has
 * none.
 */
export function serviceShares(
  services: readonly Pick<ServiceFigures, 'service' | 'spanCount' | 'self'>[],
): ServiceShare[] {
  const withSpans = services.filter(({ spanCount }) => spanCount > 0);
  const total = withSpans.reduce((sum, { self }) => sum + self, 0);
  return withSpans
    .map(({ service, self }) => ({ service, seconds: self, share: total > 0 ? self / total : 0 }))
    .sort((left, right) => right.seconds - left.seconds || (left.service < right.service ? -1 : 1));
}
