import type { DataFilter } from './data-filter';
import { errorEvent, type ErrorDetails } from './error-event';
import type { EventSender } from './event-sender';
import type { StackParser } from './stack-frame';
import type { EventOrigin } from './transaction-event';

/** Reports errors, each with the trace that it happened in: a part that a runtime adds to its tracer, or not. */
export interface ErrorReporter {
  /** The id of its event; undefined when it has been reported before, or was dropped by the application. */
  report(error: unknown, details: ErrorDetails): string | undefined;
}

/** Makes the reporter of a tracer, which supplies the way out. */
export type ErrorReporting = (tracer: {
  sender: EventSender;
  origin: EventOrigin;
  filter: DataFilter;
}) => ErrorReporter;

/** An error that passes several handlers on its way up is reported once, by the first that knows it. */
export function errorReporting(parseStack: StackParser): ErrorReporting {
  return ({ sender, origin, filter }) => {
    const reported = new WeakSet<object>();
    return {
      report(error, details) {
        if (typeof error === 'object' && error !== null) {
          if (reported.has(error)) return undefined;
          reported.add(error);
        }
        const event = errorEvent(error, details, { origin, filter, parseStack });
        return sender.sendError(event, details.span, error) ? event.event_id : undefined;
      },
    };
  };
}
