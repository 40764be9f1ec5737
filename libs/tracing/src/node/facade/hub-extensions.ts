import { Span } from '../../core/index';
import { asSentrySpan, type SentrySpan } from '../../facade/sentry-span';
import { startSentrySpan } from '../../facade/start-sentry-span';
import type { HubExtensions } from './hub';
import type { Hubs } from './hubs';

/** The text's way to start spans and to pass them on, over the core's tracer. */
export function createHubExtensions({ surroundings, tracer }: Hubs): HubExtensions {
  const { activeSpan, outerSpan, openTransaction, openRequest } = surroundings;

  /** `http.get` knows nothing of the span that was started for it a line before. */
  function noteRequest(span: Span): void {
    if (span.op === 'http' || span.op === 'http.client') openRequest(span);
  }

  function opened(span: Span): SentrySpan {
    if (span.transaction === span) openTransaction(span);
    else noteRequest(span);
    return asSentrySpan(span, noteRequest);
  }

  return {
    startSpan(spanOrContext, forceNoChild) {
      if (spanOrContext instanceof Span) return opened(spanOrContext);
      const around = forceNoChild
        ? { open: undefined, outer: undefined }
        : { open: activeSpan.current(), outer: outerSpan() };
      const span = startSentrySpan(tracer(), spanOrContext, around);
      return spanOrContext.transaction === undefined && !around.open ? asSentrySpan(span) : opened(span);
    },
    traceHeaders() {
      const span = activeSpan.current();
      return span ? { ...tracer().propagationHeaders(span) } : {};
    },
  };
}
