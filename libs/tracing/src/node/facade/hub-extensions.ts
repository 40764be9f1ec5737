import { Span, startReadably } from '../../core/index';
import { asSentrySpan, type SentrySpan, type SentrySpanContext } from '../../facade/sentry-span';
import { startSentrySpan } from '../../facade/start-sentry-span';
import type { HubExtensions } from './hub';
import type { Hubs } from './hubs';

/** The text's way to start spans and to pass them on, over the core's tracer. */
export function createHubExtensions({ surroundings, tracer }: Hubs): HubExtensions {
  const { activeSpan, outerSpan, openTransaction, noteRequest } = surroundings;

  function opened(span: Span): SentrySpan {
    if (span.transaction === span) openTransaction(span);
    else noteRequest(span);
    return asSentrySpan(span, noteRequest);
  }

  function started(spanOrContext: SentrySpan | SentrySpanContext, forceNoChild: boolean): SentrySpan {
    if (spanOrContext instanceof Span) return opened(spanOrContext);
    const around = forceNoChild
      ? { open: undefined, outer: undefined }
      : { open: activeSpan.current(), outer: outerSpan() };
    const span = startSentrySpan(tracer(), spanOrContext, around);
    return spanOrContext.transaction === undefined && !around.open ? asSentrySpan(span) : opened(span);
  }

  return {
    startSpan: (spanOrContext, forceNoChild) =>
      startReadably((readable) => started(readable, forceNoChild), spanOrContext),
    traceHeaders() {
      const span = activeSpan.current();
      return span ? { ...tracer().propagationHeaders(span) } : {};
    },
  };
}
