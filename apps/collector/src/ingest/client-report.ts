import { numberOf, objectOf } from './payload/json-values';
import { INGEST_LIMITS } from './limits';
import type { Outcomes } from './outcomes';

/** Counts what an SDK reports to have lost. Quantities and words are bounded: the report comes from a stranger. */
export function countClientReport(
  report: Record<string, unknown>,
  projectId: number,
  outcomes: Outcomes,
): void {
  const discarded = report['discarded_events'];
  if (!Array.isArray(discarded)) return;
  for (const entry of discarded.slice(0, INGEST_LIMITS.clientReportReasons)) {
    const { reason, category, quantity } = objectOf(entry) ?? {};
    const amount = Math.trunc(numberOf(quantity));
    if (!(amount > 0)) continue;
    const bounded = Math.min(amount, INGEST_LIMITS.clientReportQuantity);
    outcomes.clientDiscard(projectId, wordOf(reason), { [wordOf(category)]: bounded });
  }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' && /^[a-z_]{1,64}$/.test(value) ? value : 'other';
}
