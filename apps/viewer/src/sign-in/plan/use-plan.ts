import type { Plan } from '../../collector/collector-client';
import { useSession } from '../use-session';

/** The plan that the collector is set to; where it does not say, the one that offers everything. */
export function usePlan(): Plan {
  return useSession()?.plan ?? 'business';
}
