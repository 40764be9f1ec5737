import type { AppendOutcome } from '../store/records/append-outcome';
import type { StoredRecord } from '../store/records/stored-record';
import type { UnsavedCounts } from '../store/group-commit';
import {
  countsOf,
  countsOfAppended,
  OutcomeSums,
  type OutcomeCount,
  type Quantities,
} from '../store/records/outcome-count';
import { hexIdOf } from './payload/json-values';
import type { RejectionReason } from './payload/rejection';
import type { RepairKind } from './payload/repairs';
import { INGEST_LIMITS } from './limits';

/** Why data that was offered is not stored. */
export type DropReason =
  | RejectionReason
  | 'span_invalid'
  | 'span_too_many'
  | 'empty_envelope'
  | 'invalid_envelope'
  | 'invalid_otlp'
  | 'invalid_compression'
  | 'unsupported_encoding'
  | 'unsupported_type'
  | 'too_large'
  | 'unknown_item'
  | 'overloaded'
  | 'rate_limited'
  | 'cors'
  | 'queue_full'
  | 'store_failed'
  | 'aborted';

/** The repairs of a transaction that are losses of its child spans. */
const LOST_SPANS: ReadonlySet<string> = new Set<RepairKind & DropReason>(['span_invalid', 'span_too_many']);

const MOST_DISCARD_KINDS = 1_000;

/**
 * Counts what became of everything that was offered, per project, reason and category: offered = accepted +
 * duplicates + dropped + held. Categories are those of Sentry's client reports (`transaction`, `error`, `span`, ...);
 * what is refused before anybody has looked into it counts as one `default`.
 *
 * Begins with what is stored. What the store adds with an event's own commit is `settled`; the rest waits to be saved.
 */
export class Outcomes implements UnsavedCounts {
  readonly #all = new OutcomeSums();
  readonly #unsaved = new OutcomeSums();
  readonly #discardKinds = new Map<number, Set<string>>();
  readonly #reports = new Set<string>();

  constructor(stored: readonly OutcomeCount[] = []) {
    this.#all.add(stored);
    for (const { projectId, outcome, reason, category } of stored) {
      if (outcome === 'client_discard') this.#discardKindsOf(projectId).add(`${reason}:${category}`);
    }
  }

  get counts(): OutcomeCount[] {
    return this.#all.counts;
  }

  /** What no commit has taken along yet. */
  get unsaved(): OutcomeCount[] {
    return this.#unsaved.counts;
  }

  get hasUnsaved(): boolean {
    return this.unsaved.length > 0;
  }

  /** The store has committed these events and counted them. */
  settle(events: readonly StoredRecord[], results: readonly AppendOutcome[]): void {
    this.#all.add(countsOfAppended(events, results));
  }

  /** The store has removed what these count, and has counted it. */
  settlePruned(counts: readonly OutcomeCount[]): void {
    this.#all.add(counts);
  }

  drop(projectId: number, reason: DropReason, quantities: Quantities = { default: 1 }): void {
    this.#count(countsOf({ projectId, outcome: 'dropped', reason }, quantities));
  }

  repair(projectId: number, repairs: ReadonlyMap<RepairKind, number>): void {
    for (const [reason, quantity] of repairs) {
      this.#count(countsOf({ projectId, outcome: 'repaired', reason }, { default: quantity }));
      if (LOST_SPANS.has(reason)) {
        this.#count(countsOf({ projectId, outcome: 'dropped', reason }, { span: quantity }));
      }
    }
  }

  /** What an SDK says it lost before it reached the collector. */
  clientDiscard(projectId: number, reason: string, quantities: Quantities): void {
    const kinds = this.#discardKindsOf(projectId);
    for (const [category, quantity] of Object.entries(quantities)) {
      const kind = `${reason}:${category}`;
      if (kinds.size < MOST_DISCARD_KINDS) kinds.add(kind);
      const known = kinds.has(kind) ? { reason, category } : { reason: 'other', category: 'other' };
      this.#count([{ projectId, outcome: 'client_discard', ...known, quantity }]);
    }
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

  takeUnsaved(): OutcomeCount[] {
    const { counts } = this.#unsaved;
    this.#unsaved.clear();
    return counts;
  }

  putBack(counts: readonly OutcomeCount[]): void {
    this.#unsaved.add(counts);
  }

  #count(counts: readonly OutcomeCount[]): void {
    this.#all.add(counts);
    this.#unsaved.add(counts);
  }

  #discardKindsOf(projectId: number): Set<string> {
    let kinds = this.#discardKinds.get(projectId);
    if (kinds === undefined) this.#discardKinds.set(projectId, (kinds = new Set()));
    return kinds;
  }
}
