import {
  samplingContextOf,
  type HeadOfTrace,
  type TransactionAtHead,
} from '../propagation/dynamic-sampling-context';
import type { ErrorEvent } from './error-event';
import type { Span } from '../span/span';
import { transactionEvent, type EventOrigin, type TransactionEvent } from './transaction-event';
import type { Transaction } from '../span/transaction';
import type { LossReason, OutgoingEvent, Quantities, Transport } from '../delivery/transport';

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
    this.send(transaction, { transaction: 1, span: transaction.children.length + 1 }, () => {
      const event = transactionEvent(transaction, origin);
      const quantities = { transaction: 1, span: event.spans.length + 1 };
      if (isIgnored(event.transaction, rules.ignoreTransactions ?? []))
        return { lost: 'ignored', quantities };
      return outgoing(event, rules.beforeSendTransaction, quantities);
    });
  }

  /** `true` if it is on its way. */
  sendError(event: ErrorEvent, span: Span, originalException: unknown): boolean {
    const { beforeSend } = this.options.rules;
    const hook = beforeSend && ((changed: ErrorEvent) => beforeSend(changed, { originalException }));
    return this.send(span.transaction, { error: 1 }, () => outgoing(event, hook, { error: 1 }));
  }

  /** Sends what `prepare` answers with. What fails there is the SDK's or a hook's failure, and never the host's. */
  private send(transaction: TransactionAtHead, quantities: Quantities, prepare: () => Prepared): boolean {
    const { transport, head } = this.options;
    try {
      const prepared = prepare();
      if ('lost' in prepared) {
        transport.recordLoss(prepared.lost, prepared.quantities);
        return false;
      }
      transport.send({ ...prepared, samplingContext: samplingContextOf(transaction, head) });
      return true;
    } catch {
      transport.recordLoss('internal_sdk_error', quantities);
      return false;
    }
  }
}

type Prepared = Omit<OutgoingEvent, 'samplingContext'> | { lost: LossReason; quantities: Quantities };

/** An event as text, after the application's hook; a hook that answers with anything else than an event loses it. */
function outgoing<Event extends ErrorEvent | TransactionEvent>(
  event: Event,
  hook: ((event: Event) => Event | null) | undefined,
  quantities: Quantities,
): Prepared {
  const changed: unknown = hook ? hook(event) : event;
  if (changed === null) return { lost: 'before_send', quantities };
  if (typeof changed !== 'object' || !('event_id' in changed))
    return { lost: 'internal_sdk_error', quantities };
  const type = 'spans' in event ? 'transaction' : 'event';
  return { type, eventId: event.event_id, payload: JSON.stringify(changed), quantities };
}

function isIgnored(name: string, patterns: readonly (string | RegExp)[]): boolean {
  return patterns.some((pattern) =>
    typeof pattern === 'string' ? name.includes(pattern) : name.search(pattern) !== -1,
  );
}
