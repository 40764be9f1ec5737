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

/** Turns a finished transaction into an event and hands it to the transport. */
export class TransactionSender {
  readonly #options: TransactionSenderOptions;

  constructor(options: TransactionSenderOptions) {
    this.#options = options;
  }

  send(transaction: Transaction): void {
    if (!transaction.sampled) return;
    const { transport, head, origin } = this.#options;
    const event = transactionEvent(transaction, origin);
    const { droppedSpans } = transaction.recording;
    if (droppedSpans > 0) transport.recordLoss('buffer_overflow', { span: droppedSpans });
    transport.send({
      type: 'transaction',
      eventId: event.event_id,
      payload: eventJson(event),
      samplingContext: Object.fromEntries(samplingContextOf(transaction.recording, head)),
      quantities: { transaction: 1, span: event.spans.length + 1 },
    });
  }
}
