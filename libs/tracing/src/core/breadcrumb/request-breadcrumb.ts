import type { SpanStatus } from '../span/span-status';
import type { Breadcrumb, BreadcrumbLevel } from './breadcrumb';

/** An outgoing request that is over. */
export interface EndedRequest {
  category: 'http' | 'fetch' | 'xhr';
  method: string;
  /** Without query and credentials. */
  url: string;
  /** The code of the answer, or why there was none. */
  outcome: number | SpanStatus;
}

export function requestBreadcrumb({ category, method, url, outcome }: EndedRequest): Breadcrumb {
  const answer = typeof outcome === 'number' ? { status_code: outcome } : {};
  return { type: 'http', category, level: levelOf(outcome), data: { method, url, ...answer } };
}

function levelOf(outcome: number | SpanStatus): BreadcrumbLevel {
  if (typeof outcome === 'number' && outcome < 500) return outcome < 400 ? 'info' : 'warning';
  // A request that its own application gives up has not failed.
  return outcome === 'cancelled' ? 'info' : 'error';
}
