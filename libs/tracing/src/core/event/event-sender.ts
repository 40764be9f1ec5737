import type { LossReason, OutgoingEvent, Quantities, Transport } from '../delivery/transport';
import {
  samplingContextOf,
  type HeadOfTrace,
  type TransactionAtHead,
} from '../propagation/dynamic-sampling-context';
import type { Transaction } from '../span/transaction';
import type { DataFilter } from './data-filter';
import type { ErrorEvent } from './error-event';
import { transactionEvent, type EventOrigin, type TransactionEvent } from './transaction-event';

/** Looks at every event before it is sent, and answers with it, changed or not, or with the reason why it is lost. */
export interface EventReview {
  transaction(event: TransactionEvent): TransactionEvent | LossReason;
  error(event: ErrorEvent, originalException: unknown): ErrorEvent | LossReason;
}

/** An event that is ready to be written, or why it is lost. */
export type PreparedEvent = Omit<OutgoingEvent, 'payload' | 'samplingContext'> & {
  reviewed: object | LossReason;
};

export interface EventSenderOptions {
  transport: Transport;
  head: HeadOfTrace;
  origin: EventOrigin;
  filter: DataFilter;
  review: EventReview | undefined;
}

/** Turns what has happened into events and hands them to the transport. Whatever is not handed over is counted. */
export interface EventSender {
  sendTransaction(transaction: Transaction): void;
  /** Sends what `prepare` answers with: `true` if it is on its way. What fails there never reaches the host. */
  send(transaction: TransactionAtHead, quantities: Quantities, prepare: () => PreparedEvent): boolean;
}

export function createEventSender({
  transport,
  head,
  origin,
  filter,
  review,
}: EventSenderOptions): EventSender {
  const send: EventSender['send'] = (transaction, quantities, prepare) => {
    try {
      const { reviewed, ...prepared } = prepare();
      if (typeof reviewed !== 'string') {
        const payload = JSON.stringify(reviewed);
        transport.send({ ...prepared, payload, samplingContext: samplingContextOf(transaction, head) });
        return true;
      }
      transport.recordLoss(reviewed, prepared.quantities);
    } catch {
      transport.recordLoss('internal_sdk_error', quantities);
    }
    return false;
  };

  return {
    send,
    sendTransaction(transaction) {
      if (!transaction.sampled) return;
      const { droppedSpans, children } = transaction;
      if (droppedSpans > 0) transport.recordLoss('buffer_overflow', { span: droppedSpans });
      send(transaction, { transaction: 1, span: children.length + 1 }, () => {
        const event = transactionEvent(transaction, origin, filter);
        return {
          type: 'transaction',
          eventId: event.event_id,
          quantities: { transaction: 1, span: event.spans.length + 1 },
          reviewed: review ? review.transaction(event) : event,
        };
      });
    },
  };
}
