import type { LossReason, Quantities } from './delivery/transport';

/** What tracing has not been able to do since it began: numbers for the host's own metrics or health check. */
export interface Diagnostics {
  /** What was not delivered, by reason; the collector is told as well, as soon as it can be. */
  losses: ReadonlyMap<LossReason, Quantities>;
  /** How often a header could not be read, with a request or with a job: each time, a trace of its own has begun. */
  propagationInvalid: number;
}
