import type {
  DataCategory,
  LossReason,
  OutgoingEvent,
  Quantities,
  TransactionEvent,
  Transport,
} from '../core/index';

/** An error report as it would be sent. */
export type RecordedError = Readonly<Record<string, unknown>>;

/**
 * Keeps what would be sent. It is strict: a test takes every transaction that it causes, by name, and every error, and
 * what nobody took fails the test, because it was never meant to be.
 */
export class RecordingTransport implements Transport {
  readonly #sent: OutgoingEvent[] = [];
  readonly #losses = new Map<LossReason, Quantities>();
  readonly #arrivals = new Set<() => void>();
  #transactions: TransactionEvent[] = [];
  #errors: RecordedError[] = [];

  send(event: OutgoingEvent): void {
    this.#sent.push(event);
    if (event.type === 'transaction') this.#transactions.push(JSON.parse(event.payload) as TransactionEvent);
    else this.#errors.push(JSON.parse(event.payload) as RecordedError);
    for (const arrived of [...this.#arrivals]) arrived();
  }

  recordLoss(reason: LossReason, quantities: Quantities): void {
    const sums: Partial<Record<DataCategory, number>> = { ...this.#losses.get(reason) };
    for (const [category, quantity] of Object.entries(quantities) as [DataCategory, number][]) {
      sums[category] = (sums[category] ?? 0) + quantity;
    }
    this.#losses.set(reason, sums);
  }

  losses(): ReadonlyMap<LossReason, Quantities> {
    return this.#losses;
  }

  flush(): Promise<boolean> {
    return Promise.resolve(true);
  }

  close(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** Everything as it was handed over, taken or not. */
  get sent(): readonly OutgoingEvent[] {
    return this.#sent;
  }

  /** Takes the transaction of this name, waiting for it if need be: it may finish after its response has arrived. */
  async take(name: string): Promise<TransactionEvent> {
    for (;;) {
      const index = this.#transactions.findIndex((event) => event.transaction === name);
      const [event] = index === -1 ? [] : this.#transactions.splice(index, 1);
      if (event) return event;
      await new Promise<void>((resolve) => {
        const arrived = (): void => {
          this.#arrivals.delete(arrived);
          resolve();
        };
        this.#arrivals.add(arrived);
      });
    }
  }

  /** Takes all transactions that have been recorded so far. */
  takeAll(): TransactionEvent[] {
    return this.#transactions.splice(0);
  }

  /** Takes all errors that have been recorded so far. */
  takeErrors(): RecordedError[] {
    return this.#errors.splice(0);
  }

  /** Fails when a transaction or an error was recorded that the test has not taken. */
  expectNothingUnclaimed(): void {
    const names = this.takeAll().map((event) => event.transaction);
    const errors = this.takeErrors();
    if (names.length > 0) throw new Error(`transactions that no test expected: ${names.join(', ')}`);
    if (errors.length > 0) throw new Error(`errors that no test expected: ${JSON.stringify(errors)}`);
  }
}
