import type { BreadcrumbKeeper } from '../breadcrumb/breadcrumb-keeper';
import type { DataFilter } from '../filter/data-filter';
import { errorEvent, type ErrorDetails } from './error-event';
import type { EventReview, EventSender } from './event-sender';
import type { ActiveSpan } from '../active-span';
import { spanThatFailedWith } from '../span/finish-with';
import type { Span } from '../span/span';
import type { StackParser } from './stack-frame';
import type { EventOriginJson } from './transaction-event';

/** What may be left unsaid: that the application knows of the error, and where it has happened, as far as that is known. */
export type ReportedDetails = { [Key in keyof ErrorDetails]?: ErrorDetails[Key] | undefined };

/** Reports errors, each with the trace that it happened in: a part that a runtime adds to its tracer, or not. */
export interface ErrorReporter {
  /** The id of its event; undefined when it has been reported before, or was dropped by the application. */
  report(error: unknown, details?: ReportedDetails): string | undefined;
}

/** Makes the reporter of a tracer, which supplies the way out. */
export type ErrorReporting = (tracer: {
  sender: EventSender;
  origin: EventOriginJson;
  filter: DataFilter;
  review: EventReview | undefined;
  breadcrumbs: BreadcrumbKeeper | undefined;
  activeSpan: ActiveSpan;
  /** Stands in for a span where none is known. */
  startInertSpan: () => Span;
}) => ErrorReporter;

/** An error that passes several handlers on its way up is reported once, by the first that knows it. */
export function errorReporting(parseStack: StackParser): ErrorReporting {
  return ({ sender, origin, filter, review, breadcrumbs, activeSpan, startInertSpan }) => {
    const reported = new WeakSet<object>();
    return {
      report(error, { span: given, handled = true, mechanism = 'generic', level = 'error' } = {}) {
        if (typeof error === 'object' && error !== null) {
          if (reported.has(error)) return undefined;
          reported.add(error);
        }
        const here = given ?? activeSpan.current();
        const failed = spanThatFailedWith(error);
        // What has failed in another trace, such as a promise that is kept, now fails this one.
        const known = here && failed?.traceId !== here.traceId ? here : failed;
        const span = known ?? startInertSpan();
        const event = errorEvent(error, { span, handled, mechanism, level }, { origin, filter, parseStack });
        breadcrumbs?.addTo(event, known?.transaction, error);
        return sender.send(span.transaction, { type: 'event', quantities: { error: 1 } }, () =>
          review ? review.error(event, error) : event,
        );
      },
    };
  };
}
