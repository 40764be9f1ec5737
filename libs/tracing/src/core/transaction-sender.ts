import { samplingContextOf, type HeadOfTrace } from './dynamic-sampling-context';
import { eventJson } from './event-json';
import { transactionEvent, type EventOrigin } from './transaction-event';
import type { Transaction } from './transaction';
import type { Transport } from './transport';

export interface TransactionSenderOptions {
  transport: Transport;
  head: HeadOfTrace;
  origin: EventOrigin;
}

/** Turns a finished transaction into an envelope of its own and hands it to the transport. */
export class TransactionSender {
  readonly #options: TransactionSenderOptions;

  constructor(options: TransactionSenderOptions) {
    this.#options = options;
  }

  send(transaction: Transaction): void {
    if (!transaction.sampled) return;
    const { transport, head, origin } = this.#options;
    const event = transactionEvent(transaction, origin);
    const trace = Object.fromEntries(samplingContextOf(transaction.recording, head));
    const { droppedSpans } = transaction.recording;
    if (droppedSpans > 0) transport.recordLoss('buffer_overflow', { transactions: 0, spans: droppedSpans });
    transport.send(
      {
        headers: { event_id: event.event_id, sdk: origin.sdk, trace },
        items: [{ headers: { type: 'transaction' }, payload: new TextEncoder().encode(eventJson(event)) }],
      },
      event.spans.length + 1,
    );
  }
}
