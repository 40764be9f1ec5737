import type { Envelope, ErrorEvent, Transport, TransactionEvent } from '../core/index';

interface ClientReport {
  discarded_events: { category: string; quantity: number }[];
}

/** Transactions that have arrived, and a way to wait for more; errors and losses that were reported beside them. */
export class RecordedTransactions {
  readonly events: TransactionEvent[] = [];
  readonly errors: ErrorEvent[] = [];
  /** How many transactions were reported as lost. */
  lostTransactions = 0;
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
    return this.waitUntil(() => {
      const found = this.events.filter(isWanted);
      return found.length < count ? undefined : found;
    });
  }

  /** What `look` finds, as soon as it finds something. */
  waitUntil<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const found = look();
        if (found === undefined) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  #record(type: string, payload: string): void {
    if (type === 'transaction') this.events.push(JSON.parse(payload) as TransactionEvent);
    if (type === 'event') this.errors.push(JSON.parse(payload) as ErrorEvent);
    if (type === 'client_report') this.#countLosses(JSON.parse(payload) as ClientReport);
    for (const check of [...this.#waiting]) check();
  }

  #countLosses({ discarded_events }: ClientReport): void {
    for (const { category, quantity } of discarded_events) {
      if (category === 'transaction') this.lostTransactions += quantity;
    }
  }
}
