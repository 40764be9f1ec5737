import type { Loss, LossReason } from './transport';

/** Adds up what was lost, by reason. */
export class LossCounter {
  readonly #losses = new Map<LossReason, Loss>();
  #transactions = 0;

  /** How many transactions were lost in all. */
  get transactions(): number {
    return this.#transactions;
  }

  add(reason: LossReason, { transactions, spans }: Loss): void {
    const before = this.#losses.get(reason) ?? { transactions: 0, spans: 0 };
    this.#losses.set(reason, {
      transactions: before.transactions + transactions,
      spans: before.spans + spans,
    });
    this.#transactions += transactions;
  }

  byReason(): ReadonlyMap<LossReason, Loss> {
    return new Map(this.#losses);
  }
}
