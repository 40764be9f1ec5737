import { type Envelope, type Transport, type TransactionEvent } from '../core/index';

/** Transactions that have arrived, and a way to wait for more. */
export class RecordedTransactions {
  readonly events: TransactionEvent[] = [];
  readonly #waiting = new Set<() => void>();

  /** A transport that delivers here at once. */
  readonly transport: Transport = {
    send: ({ type, payload }) => this.#record(type, payload),
    recordLoss: () => undefined,
    losses: () => new Map(),
    flush: () => Promise.resolve(true),
    close: () => Promise.resolve(true),
  };

  accept({ items }: Envelope): void {
    for (const { headers, payload } of items) this.#record(headers.type, new TextDecoder().decode(payload));
  }

  /** The transactions that `isWanted`, once there are `count` of them. */
  waitFor(
    count: number,
    isWanted: (event: TransactionEvent) => boolean = () => true,
  ): Promise<TransactionEvent[]> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.events.filter(isWanted);
        if (found.length < count) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  #record(type: string, payload: string): void {
    if (type !== 'transaction') return;
    this.events.push(JSON.parse(payload) as TransactionEvent);
    for (const check of [...this.#waiting]) check();
  }
}
