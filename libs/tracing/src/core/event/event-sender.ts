import type { LossReason, OutgoingEvent, Transport } from '../delivery/transport';
import {
  samplingContextOf,
  type HeadOfTrace,
  type TransactionAtHead,
} from '../propagation/dynamic-sampling-context';
import type { Transaction } from '../span/transaction';
import type { BreadcrumbKeeper } from '../breadcrumb/breadcrumb-keeper';
import type { DataFilter } from '../filter/data-filter';
import type { ErrorEvent } from './error-event';
import { transactionEvent, type EventOriginJson, type TransactionEvent } from './transaction-event';

/** Looks at every event before it is sent, and answers with it, changed or not, or with the reason why it is lost. */
export interface EventReview {
  transaction(event: TransactionEvent): TransactionEvent | LossReason;
  error(event: ErrorEvent, originalException: unknown): ErrorEvent | LossReason;
}

export interface EventSenderOptions {
  transport: Transport;
  head: HeadOfTrace;
  origin: EventOriginJson;
  filter: DataFilter;
  review: EventReview | undefined;
  breadcrumbs: BreadcrumbKeeper | undefined;
}

/** Turns what has happened into events and hands them to the transport. Whatever is not handed over is counted. */
export interface EventSender {
  sendTransaction(transaction: Transaction): void;
  /** Sends what `prepare` answers with: its id if it is on its way. What fails there never reaches the host. */
  send(
    transaction: TransactionAtHead,
    kind: Pick<OutgoingEvent, 'type' | 'quantities'>,
    prepare: () => TransactionEvent | ErrorEvent | LossReason,
  ): string | undefined;
}

export function createEventSender({
  transport,
  head,
  origin,
  filter,
  review,
  breadcrumbs,
}: EventSenderOptions): EventSender {
  const send: EventSender['send'] = (transaction, { type, quantities }, prepare) => {
    let loss: LossReason = 'internal_sdk_error';
    try {
      const event = prepare();
      if (typeof event !== 'string') {
        const { event_id: eventId } = event;
        const payload = JSON.stringify(event);
        transport.send({
          type,
          eventId,
          payload,
          samplingContext: samplingContextOf(transaction, head),
          quantities,
        });
        return eventId;
      }
      loss = event;
    } catch {
      // Counted below.
    }
    transport.recordLoss(loss, quantities);
    return undefined;
  };

  return {
    send,
    sendTransaction(transaction) {
      if (!transaction.sampled) return;
      const { droppedSpans, children } = transaction;
      if (droppedSpans > 0) transport.recordLoss('buffer_overflow', { span: droppedSpans });
      const quantities = { transaction: 1, span: children.length + 1 };
      send(transaction, { type: 'transaction', quantities }, () => {
        const event = transactionEvent(transaction, origin, filter);
        breadcrumbs?.addTo(event, transaction);
        // Those that are still open are no part of it.
        quantities.span = event.spans.length + 1;
        return review ? review.transaction(event) : event;
      });
    },
  };
}
