import { parseSentryTrace, startReadably } from '../../core/index';
import { asSentrySpan, type SentrySpan, type SentrySpanContext } from '../../facade/sentry-span';
import { processHubs } from './process-hubs';

/**
 * A span whose parent is the one that the `sentry-trace` header names; undefined for what is no such header. With
 * `transaction` it is a transaction, which is sent when it finishes. Without, it only connects: `scope.setSpan(span)` gives
 * errors and requests their place in the trace.
 */
export function spanFromTraceparent(header: string, context: SentrySpanContext = {}): SentrySpan | undefined {
  if (!parseSentryTrace(header)) return undefined;
  return startReadably((readable) => spanBelow(header, readable), context);
}

function spanBelow(header: string, { transaction: name, ...context }: SentrySpanContext): SentrySpan {
  const { tracer, surroundings } = processHubs;
  const transaction = tracer().continueTrace({ sentryTrace: header }, { ...context, name: name ?? '' });
  const span = asSentrySpan(transaction, surroundings.noteRequest);
  return name === undefined ? Object.assign(span, { finish: () => undefined }) : span;
}
