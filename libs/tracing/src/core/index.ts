export { type ActiveSpan } from './active-span';
export { formatSentryBaggage, mergeBaggage, parseSentryBaggage } from './baggage';
export { systemClock, type Clock } from './clock';
export { authHeader, parseDsn, type Dsn, type SdkInfo } from './dsn';
export {
  EnvelopeSyntaxError,
  parseEnvelope,
  serializeEnvelope,
  type Envelope,
  type EnvelopeItem,
  type TextItem,
} from './envelope';
export { eventEnvelope } from './event-envelope';
export { createEventQueue } from './event-queue';
export { type ErrorEvent, type ErrorLevel, type ExceptionJson } from './error-event';
export { errorReporting, type ErrorReporting } from './error-reporter';
export { type SendingRules } from './event-sender';
export { finishWith, spanThatFailedWith } from './finish-with';
export { type IncomingHeaders } from './incoming-trace';
export { plainBag, plainValue } from './plain-data';
export { textOf } from './property-bag';
export { createQueuedTransport, type QueuedTransport } from './queued-transport';
export {
  MOST_BATCH_CHARACTERS,
  REQUEST_DEADLINE_MS,
  type QueuedTransportOptions,
} from './queued-transport-options';
export { type ServerAnswer } from './rate-limits';
export { type SamplingContext, type SamplingDecision, type SamplingOptions } from './sampling';
export { formatSentryTrace, parseSentryTrace, type SentryTrace } from './sentry-trace-header';
export { Span, type SpanObserver, type SpanTransaction } from './span';
export {
  type SpanContext,
  type SpanLink,
  type TagValue,
  type TransactionContext,
  type TransactionSource,
} from './span-context';
export { type StackFrame, type StackParser } from './stack-frame';
export { statusFromHttpCode, type SpanStatus } from './span-status';
export { isSpanId, isTraceId, randomIds, type IdSource } from './trace-context';
export {
  createTracer,
  SDK_VERSION,
  type CaptureOptions,
  type PropagationHeaders,
  type Tracer,
  type TracerOptions,
} from './tracer';
export { TracingConfigurationError } from './tracing-error';
export { matchesTracingOrigins, type TracingOrigin } from './tracing-origins';
export { traceparentHeader, type TraceparentHeader } from './traceparent-header';
export { MOST_CHILD_SPANS, Transaction } from './transaction';
export {
  traceContextJson,
  type SpanJson,
  type TraceContextJson,
  type TransactionEvent,
} from './transaction-event';
export {
  DEFAULT_FLUSH_MS,
  noTransport,
  type DataCategory,
  type LossReason,
  type OutgoingEvent,
  type Quantities,
  type Transport,
} from './transport';
