import { quantitiesOf } from '../store/records/outcome-count';
import type { StoredRecord } from '../store/records/stored-record';

/** What the queue holds, by project and category. */
export function heldQuantities(events: readonly StoredRecord[]): Map<number, Map<string, number>> {
  const held = new Map<number, Map<string, number>>();
  for (const event of events) {
    const quantities = held.get(event.projectId) ?? new Map<string, number>();
    held.set(event.projectId, quantities);
    for (const [category, quantity] of Object.entries(quantitiesOf(event))) {
      quantities.set(category, (quantities.get(category) ?? 0) + quantity);
    }
  }
  return held;
}
