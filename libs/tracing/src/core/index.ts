export { type ActiveSpan } from './active-span';
export { formatSentryBaggage, mergeBaggage, parseSentryBaggage } from './propagation/baggage';
export { systemClock, type Clock } from './clock';
export { authHeader, parseDsn, readDsn, UNUSABLE_DSN, type Dsn, type SdkInfo } from './envelope/dsn';
export {
  EnvelopeSyntaxError,
  parseEnvelope,
  serializeEnvelope,
  type Envelope,
  type EnvelopeItem,
  type TextItem,
} from './envelope/envelope';
export { eventEnvelope } from './delivery/event-envelope';
export { countOfBatch } from './delivery/batching';
export { createDelivery } from './delivery/delivery';
export { createEventQueue } from './delivery/event-queue';
export { type ErrorEvent, type ErrorLevel, type ExceptionJson } from './event/error-event';
export { errorReporting, type ErrorReporting } from './event/error-reporter';
export {
  type Breadcrumb,
  type BreadcrumbLevel,
  type KeptBreadcrumb,
  plainBreadcrumb,
} from './breadcrumb/breadcrumb';
export {
  createBreadcrumbKeeper,
  type BreadcrumbKeeper,
  type BreadcrumbRules,
  type BreadcrumbTrails,
} from './breadcrumb/breadcrumb-keeper';
export { createBreadcrumbTrail, type BreadcrumbTrail } from './breadcrumb/breadcrumb-trail';
export { trailOfAll, trailsOfTransactions } from './breadcrumb/breadcrumb-trails';
export { CONSOLE_LEVELS, consoleBreadcrumb, type ConsoleMethod } from './breadcrumb/console-breadcrumb';
export { requestBreadcrumb } from './breadcrumb/request-breadcrumb';
export { type DataFilter } from './filter/data-filter';
export { reviewBy, type SendingRules } from './event/sending-rules';
export { thoroughFilter } from './filter/thorough-filter';
export { onlyOnce } from './only-once';
export { finishWith, spanThatFailedWith } from './span/finish-with';
export { startReadably } from './span/start-readably';
export { tellOutcome, type Failure } from './span/tell-outcome';
export { continueTraces, type Continuation, type IncomingHeaders } from './propagation/incoming-trace';
export { plainBag, plainValue } from './filter/plain-data';
export { textOf } from './span/property-bag';
export { createQueuedTransport, type QueuedTransport } from './delivery/queued-transport';
export {
  MOST_BATCH_CHARACTERS,
  REQUEST_DEADLINE_MS,
  type QueuedTransportOptions,
} from './delivery/delivery-options';
export { type ServerAnswer } from './delivery/rate-limits';
export { rateChooser, type SamplingContext, type SamplingOptions, type TracesSampler } from './sampler';
export { type SamplingDecision } from './sampling';
export { formatSentryTrace, parseSentryTrace, type SentryTrace } from './propagation/sentry-trace-header';
export { Span, type SpanObserver, type SpanTransaction } from './span/span';
export {
  type SpanContext,
  type SpanLink,
  type TagValue,
  type TransactionContext,
  type TransactionSource,
} from './span/span-context';
export { type StackFrame, type StackParser } from './event/stack-frame';
export { statusFromHttpCode, type SpanStatus } from './span/span-status';
export { isSpanId, isTraceId, randomIds, type IdSource } from './span/trace-context';
export { createTracer, type TracerOptions, type WholeTracer } from './create-tracer';
export { type Diagnostics } from './diagnostics';
export {
  assembleTracer,
  SDK_VERSION,
  type CaptureOptions,
  type PropagationHeaders,
  type Tracer,
  type TracerParts,
} from './tracer';
export { TracingConfigurationError } from './tracing-error';
export { matchesTracingOrigins, type TracingOrigin } from './propagation/tracing-origins';
export { traceparentHeader, type TraceparentHeader } from './propagation/traceparent-header';
export { MOST_CHILD_SPANS, Transaction } from './span/transaction';
export {
  traceContextJson,
  type SpanJson,
  type TraceContextJson,
  type TransactionEvent,
} from './event/transaction-event';
export {
  DEFAULT_FLUSH_MS,
  noTransport,
  type DataCategory,
  type LossReason,
  type OutgoingEvent,
  type Quantities,
  type Transport,
} from './delivery/transport';
