import { Span, type Tracer } from '../../core/index';
import type { HubExtensions } from './hub';
import { asSentrySpan, type SentrySpanContext } from './sentry-span';

/** The text's way to start spans and to pass them on, over the core's tracer. */
export const hubExtensions: HubExtensions = {
  startSpan(hub, spanOrContext, forceNoChild) {
    if (spanOrContext instanceof Span) return asSentrySpan(spanOrContext);
    const tracer = hub.getClient()?.tracer;
    if (!tracer) return undefined;
    const claimed = forceNoChild ? undefined : hub.getScope().getSpan();
    return asSentrySpan(startSpan(tracer, spanOrContext as SentrySpanContext, claimed));
  },
  traceHeaders(hub) {
    const tracer = hub.getClient()?.tracer;
    const span = tracer && (hub.getScope().getSpan() ?? tracer.activeSpan());
    return span ? { ...tracer.propagationHeaders(span) } : {};
  },
};

/**
 * With `transaction`: one of the trace of the scope's span (whose child it is), or of a new one, even while the page is
 * still loading. Otherwise: a child of the scope's span or of the open transaction; without either, a span that can be
 * used like any other and records nothing.
 */
function startSpan(
  tracer: Tracer,
  { transaction: name, ...context }: SentrySpanContext,
  claimed: Span | undefined,
): Span {
  if (name === undefined) {
    const parent = claimed ?? tracer.activeSpan();
    return parent?.startChild(context) ?? tracer.startSpan(context, (inert) => inert);
  }
  if (!claimed) return tracer.startTransaction({ ...context, name });
  const { 'sentry-trace': sentryTrace, baggage } = tracer.propagationHeaders(claimed);
  return tracer.continueTrace({ sentryTrace, baggage }, { ...context, name });
}
