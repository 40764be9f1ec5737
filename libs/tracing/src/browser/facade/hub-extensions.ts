import { Span, startReadably } from '../../core/index';
import { asSentrySpan } from '../../facade/sentry-span';
import { startSentrySpan } from '../../facade/start-sentry-span';
import type { HubExtensions } from './hub';

/**
 * The text's way to start spans and to pass them on, over the core's tracer. A page load is no place for a transaction of
 * manual work: it is in the trace of the scope's span, or in one of its own.
 */
export const hubExtensions: HubExtensions = {
  startSpan(hub, spanOrContext, forceNoChild) {
    const tracer = hub.getClient()?.tracer;
    const outer = forceNoChild ? undefined : hub.getScope().getSpan();
    const open = outer ?? tracer?.activeSpan();
    return startReadably((readable) => {
      if (readable instanceof Span) return asSentrySpan(readable);
      return tracer && asSentrySpan(startSentrySpan(tracer, readable, { open, outer }));
    }, spanOrContext);
  },
  traceHeaders(hub) {
    const tracer = hub.getClient()?.tracer;
    const span = tracer && (hub.getScope().getSpan() ?? tracer.activeSpan());
    return span ? { ...tracer.propagationHeaders(span) } : {};
  },
};
