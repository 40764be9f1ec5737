import type { LossReason } from '../delivery/transport';
import type { ErrorEvent } from './error-event';
import type { EventReview } from './event-sender';
import type { TransactionEvent } from './transaction-event';

/** What the application has to say about what is sent. Each may change its event, or drop it by answering `null`. */
export interface SendingRules {
  /** For errors. */
  beforeSend?: ((event: ErrorEvent, hint: { originalException: unknown }) => ErrorEvent | null) | undefined;
  beforeSendTransaction?: ((event: TransactionEvent) => TransactionEvent | null) | undefined;
  /** Names (or parts of names) of transactions that are not sent, such as those of health checks. */
  ignoreTransactions?: readonly (string | RegExp)[] | undefined;
}

/** The application's rules as a part of a tracer. */
export function reviewBy({
  beforeSend,
  beforeSendTransaction,
  ignoreTransactions = [],
}: SendingRules): EventReview {
  return {
    transaction(event) {
      if (isIgnored(event.transaction, ignoreTransactions)) return 'ignored';
      return beforeSendTransaction ? answerOf(beforeSendTransaction(event)) : event;
    },
    error: (event, originalException) =>
      beforeSend ? answerOf(beforeSend(event, { originalException })) : event,
  };
}

/** A hook that answers with anything else than an event loses it. */
function answerOf<Event extends object>(answer: Event | null): Event | LossReason {
  if (answer === null) return 'before_send';
  return typeof answer === 'object' && 'event_id' in answer ? answer : 'internal_sdk_error';
}

function isIgnored(name: string, patterns: readonly (string | RegExp)[]): boolean {
  return patterns.some((pattern) =>
    typeof pattern === 'string' ? name.includes(pattern) : name.search(pattern) !== -1,
  );
}
