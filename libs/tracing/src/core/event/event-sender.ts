import type { LossReason, OutgoingEvent, Quantities, Transport } from '../delivery/transport';
import {
  samplingContextOf,
  type HeadOfTrace,
  type TransactionAtHead,
} from '../propagation/dynamic-sampling-context';
import type { Span } from '../span/span';
import type { Transaction } from '../span/transaction';
import type { DataFilter } from './data-filter';
import type { ErrorEvent } from './error-event';
import { transactionEvent, type EventOrigin, type TransactionEvent } from './transaction-event';

/** Looks at every event before it is sent, and answers with it, changed or not, or with the reason why it is lost. */
export interface EventReview {
  transaction(event: TransactionEvent): TransactionEvent | LossReason;
  error(event: ErrorEvent, originalException: unknown): ErrorEvent | LossReason;
}

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
  /** `true` if it is on its way. */
  sendError(event: ErrorEvent, span: Span, originalException: unknown): boolean;
}

export function createEventSender({
  transport,
  head,
  origin,
  filter,
  review,
}: EventSenderOptions): EventSender {
  /** Sends what `prepare` answers with. What fails there is the SDK's or a hook's failure, and never the host's. */
  function send(transaction: TransactionAtHead, quantities: Quantities, prepare: () => Prepared): boolean {
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
  }

  return {
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
    sendError: (event, span, originalException) =>
      send(span.transaction, { error: 1 }, () => ({
        type: 'event',
        eventId: event.event_id,
        quantities: { error: 1 },
        reviewed: review ? review.error(event, originalException) : event,
      })),
  };
}

type Prepared = Omit<OutgoingEvent, 'payload' | 'samplingContext'> & { reviewed: object | LossReason };
