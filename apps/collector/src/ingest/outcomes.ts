import { hexIdOf } from './event/json-values';
import type { RejectionReason } from './event/rejection';
import type { RepairKind } from './event/repairs';
import { INGEST_LIMITS } from './limits';

/** Why data that was offered is not stored. */
export type DropReason =
  | RejectionReason
  | 'empty_envelope'
  | 'invalid_envelope'
  | 'invalid_compression'
  | 'unsupported_encoding'
  | 'too_large'
  | 'unknown_item'
  | 'queue_full'
  | 'store_failed'
  | 'aborted';

/** One project's counts since this process started: offered = accepted + duplicates + dropped + held. */
export interface ProjectOutcomes {
  accepted: number;
  duplicates: number;
  /** Spans that came apart from their transaction: those stored, and those sent again. */
  streamedSpans: { accepted: number; duplicates: number };
  dropped: Map<DropReason, number>;
  repaired: Map<RepairKind, number>;
  /** What SDKs say they lost before it reached the collector, by `<reason>:<category>`. */
  clientDiscards: Map<string, number>;
}

const MOST_DISCARD_KINDS = 1_000;

/** Counts what became of everything that was offered, per project. */
export class Outcomes {
  readonly startedAt = new Date();
  readonly #projects = new Map<number, ProjectOutcomes>();
  readonly #reports = new Set<string>();

  of(projectId: number): ProjectOutcomes {
    let outcomes = this.#projects.get(projectId);
    if (outcomes === undefined) {
      outcomes = {
        accepted: 0,
        duplicates: 0,
        streamedSpans: { accepted: 0, duplicates: 0 },
        dropped: new Map(),
        repaired: new Map(),
        clientDiscards: new Map(),
      };
      this.#projects.set(projectId, outcomes);
    }
    return outcomes;
  }

  streamedSpans(projectId: number, quantity: number, isNew: boolean): void {
    this.of(projectId).streamedSpans[isNew ? 'accepted' : 'duplicates'] += quantity;
  }

  drop(projectId: number, reason: DropReason, quantity = 1): void {
    increase(this.of(projectId).dropped, reason, quantity);
  }

  repair(projectId: number, repairs: ReadonlyMap<RepairKind, number>): void {
    for (const [kind, quantity] of repairs) increase(this.of(projectId).repaired, kind, quantity);
  }

  /**
   * Whether a client report has not been seen lately: a client that got no answer sends it again under the same id. A
   * report without a usable id, as official SDKs send it, is always new.
   */
  isNewReport(projectId: number, reportId: unknown): boolean {
    const id = hexIdOf(reportId, 32);
    if (id === undefined) return true;
    const key = `${projectId}:${id}`;
    if (this.#reports.has(key)) return false;
    this.#reports.add(key);
    const [oldest] = this.#reports;
    if (oldest !== undefined && this.#reports.size > INGEST_LIMITS.rememberedReports) {
      this.#reports.delete(oldest);
    }
    return true;
  }

  clientDiscard(projectId: number, kind: string, quantity: number): void {
    const discards = this.of(projectId).clientDiscards;
    increase(
      discards,
      discards.has(kind) || discards.size < MOST_DISCARD_KINDS ? kind : 'other:other',
      quantity,
    );
  }
}

function increase<K>(counts: Map<K, number>, key: K, quantity: number): void {
  counts.set(key, (counts.get(key) ?? 0) + quantity);
}
