/** What was mended or cut in an event that is stored all the same, by kind. */
export type RepairKind =
  | 'span_invalid'
  | 'span_too_many'
  | 'span_end_before_start'
  | 'tag_invalid'
  | 'number_invalid'
  | 'trimmed'
  | 'filtered';

/** Counts repairs while one event is normalised. */
export class Repairs {
  readonly counts = new Map<RepairKind, number>();

  add(kind: RepairKind, quantity = 1): void {
    if (quantity > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + quantity);
  }
}
