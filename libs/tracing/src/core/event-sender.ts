import { samplingContextOf, type HeadOfTrace, type TransactionAtHead } from './dynamic-sampling-context';
import type { ErrorEvent } from './error-event';
import type { Span } from './span';
import { transactionEvent, type EventOrigin, type TransactionEvent } from './transaction-event';
import type { Transaction } from './transaction';
import type { LossReason, OutgoingEvent, Transport } from './transport';

/** What the application has to say about what is sent. Each may change its event, or drop it by answering `null`. */
export interface SendingRules {
  /** For errors. */
  beforeSend?: ((event: ErrorEvent, hint: { originalException: unknown }) => ErrorEvent | null) | undefined;
  beforeSendTransaction?: ((event: TransactionEvent) => TransactionEvent | null) | undefined;
  /** Names (or parts of names) of transactions that are not sent, such as those of health checks. */
  ignoreTransactions?: readonly (string | RegExp)[] | undefined;
}

export interface EventSenderOptions {
  transport: Transport;
  head: HeadOfTrace;
  origin: EventOrigin;
  rules: SendingRules;
}

/** Turns what has happened into events and hands them to the transport. Whatever is not handed over is counted. */
export class EventSender {
  private readonly options: EventSenderOptions;

  constructor(options: EventSenderOptions) {
    this.options = options;
  }

  sendTransaction(transaction: Transaction): void {
    if (!transaction.sampled) return;
    const { transport, origin, rules } = this.options;
    const { droppedSpans } = transaction;
    if (droppedSpans > 0) transport.recordLoss('buffer_overflow', { span: droppedSpans });
    const event = transactionEvent(transaction, origin);
    const quantities = { transaction: 1, span: event.spans.length + 1 };
    if (isIgnored(event.transaction, rules.ignoreTransactions ?? [])) {
      return transport.recordLoss('ignored', quantities);
    }
    const { beforeSendTransaction } = rules;
    this.send(transaction, { type: 'transaction', eventId: event.event_id, quantities }, () =>
      beforeSendTransaction ? beforeSendTransaction(event) : event,
    );
  }

  /** `true` if it is on its way. */
  sendError(event: ErrorEvent, span: Span, originalException: unknown): boolean {
    const { beforeSend } = this.options.rules;
    return this.send(
      span.transaction,
      { type: 'event', eventId: event.event_id, quantities: { error: 1 } },
      () => (beforeSend ? beforeSend(event, { originalException }) : event),
    );
  }

  private send(
    transaction: TransactionAtHead,
    about: Pick<OutgoingEvent, 'type' | 'eventId' | 'quantities'>,
    prepare: () => object | null,
  ): boolean {
    const { transport, head } = this.options;
    const payload = payloadOf(prepare);
    if (typeof payload === 'object') {
      transport.recordLoss(payload.lost, about.quantities);
      return false;
    }
    transport.send({ ...about, payload, samplingContext: samplingContextOf(transaction, head) });
    return true;
  }
}

/** The JSON text of an event, or why there is none: a hook of the application may drop it, or fail. */
function payloadOf(prepare: () => object | null): string | { lost: LossReason } {
  try {
    const event: unknown = prepare();
    if (event === null) return { lost: 'before_send' };
    const text =
      typeof event === 'object' && 'event_id' in (event as object) ? JSON.stringify(event) : undefined;
    return text ?? { lost: 'internal_sdk_error' };
  } catch {
    return { lost: 'internal_sdk_error' };
  }
}

function isIgnored(name: string, patterns: readonly (string | RegExp)[]): boolean {
  return patterns.some((pattern) =>
    typeof pattern === 'string' ? name.includes(pattern) : name.search(pattern) !== -1,
  );
}
