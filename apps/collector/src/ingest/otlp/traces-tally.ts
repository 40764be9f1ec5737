import type { Repairs } from '../payload/repairs';
import type { DropReason, Outcomes } from '../outcomes';
import type { ExportResult } from './wire/otlp-form';

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['span_invalid', 'with ids or times that cannot be used'],
  ['too_large', 'larger than 1 MiB'],
  ['too_deep', 'nested too deep'],
  ['too_many_nodes', 'with too many values'],
]);

/** Counts what cannot be stored of one request, for the project and for the answer. */
export class TracesTally {
  readonly #spans = new Map<DropReason, number>();

  constructor(
    private readonly outcomes: Outcomes,
    private readonly projectId: number,
  ) {}

  drop(category: 'span' | 'error', reason: DropReason, quantity = 1): void {
    if (quantity === 0) return;
    this.outcomes.drop(this.projectId, reason, { [category]: quantity });
    if (category === 'span') this.#spans.set(reason, (this.#spans.get(reason) ?? 0) + quantity);
  }

  repair(repairs: Repairs): void {
    this.outcomes.repair(this.projectId, repairs.counts);
  }

  /** What the sender is told: errors are not its spans. */
  get result(): ExportResult {
    const parts = [...this.#spans].map(([reason, count]) => `${count} ${PROBLEMS.get(reason) ?? reason}`);
    return {
      rejectedSpans: [...this.#spans.values()].reduce((sum, count) => sum + count, 0),
      message: parts.length === 0 ? '' : `spans not stored: ${parts.join(', ')}`,
    };
  }
}
