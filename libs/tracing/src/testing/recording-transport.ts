import type { Envelope, Loss, LossReason, TransactionEvent, Transport } from '../core/index';

/**
 * Keeps what would be sent. It is strict: a test takes every transaction that it causes, by name, and one that nobody
 * took fails the test, because it was never meant to be.
 */
export class RecordingTransport implements Transport {
  #events: TransactionEvent[] = [];
  readonly #envelopes: Envelope[] = [];
  readonly #losses = new Map<LossReason, Loss>();
  readonly #arrivals = new Set<() => void>();

  send(envelope: Envelope): void {
    this.#envelopes.push(envelope);
    for (const { payload } of envelope.items) {
      this.#events.push(JSON.parse(new TextDecoder().decode(payload)) as TransactionEvent);
    }
    for (const arrived of [...this.#arrivals]) arrived();
  }

  recordLoss(reason: LossReason, loss: Loss): void {
    this.#losses.set(reason, loss);
  }

  losses(): ReadonlyMap<LossReason, Loss> {
    return this.#losses;
  }

  flush(): Promise<boolean> {
    return Promise.resolve(true);
  }

  close(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** All envelopes as they were handed over. */
  get envelopes(): readonly Envelope[] {
    return this.#envelopes;
  }

  /** Takes the transaction of this name, waiting for it if need be: it may finish after its response has arrived. */
  async take(name: string): Promise<TransactionEvent> {
    for (;;) {
      const index = this.#events.findIndex((event) => event.transaction === name);
      const [event] = index === -1 ? [] : this.#events.splice(index, 1);
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
    return this.#events.splice(0);
  }

  /** Fails when a transaction was recorded that the test has not taken. */
  expectNothingUnclaimed(): void {
    const names = this.takeAll().map((event) => event.transaction);
    if (names.length > 0) throw new Error(`transactions that no test expected: ${names.join(', ')}`);
  }
}
