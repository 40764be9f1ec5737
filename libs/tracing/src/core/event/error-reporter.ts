import type { DataFilter } from './data-filter';
import { errorEvent, type ErrorDetails } from './error-event';
import type { EventReview, EventSender } from './event-sender';
import type { StackParser } from './stack-frame';
import type { EventOrigin } from './transaction-event';

/** What may be left unsaid: that the application knows of the error. */
export type ReportedDetails = Pick<ErrorDetails, 'span'> & {
  [Key in keyof ErrorDetails]?: ErrorDetails[Key] | undefined;
};

/** Reports errors, each with the trace that it happened in: a part that a runtime adds to its tracer, or not. */
export interface ErrorReporter {
  /** The id of its event; undefined when it has been reported before, or was dropped by the application. */
  report(error: unknown, details: ReportedDetails): string | undefined;
}

/** Makes the reporter of a tracer, which supplies the way out. */
export type ErrorReporting = (tracer: {
  sender: EventSender;
  origin: EventOrigin;
  filter: DataFilter;
  review: EventReview | undefined;
}) => ErrorReporter;

/** An error that passes several handlers on its way up is reported once, by the first that knows it. */
export function errorReporting(parseStack: StackParser): ErrorReporting {
  return ({ sender, origin, filter, review }) => {
    const reported = new WeakSet<object>();
    return {
      report(error, { span, handled = true, mechanism = 'generic', level = 'error' }) {
        if (typeof error === 'object' && error !== null) {
          if (reported.has(error)) return undefined;
          reported.add(error);
        }
        const event = errorEvent(error, { span, handled, mechanism, level }, { origin, filter, parseStack });
        const quantities = { error: 1 };
        const isSent = sender.send(span.transaction, quantities, () => ({
          ...{ type: 'event', eventId: event.event_id, quantities },
          reviewed: review ? review.error(event, error) : event,
        }));
        return isSent ? event.event_id : undefined;
      },
    };
  };
}
