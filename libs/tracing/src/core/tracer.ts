import type { ActiveSpan } from './active-span';
import type { Clock } from './clock';
import type { Dsn } from './envelope/dsn';
import { noTransport, type Transport } from './delivery/transport';
import type { Breadcrumb } from './breadcrumb/breadcrumb';
import type { BreadcrumbKeeper } from './breadcrumb/breadcrumb-keeper';
import { NO_FILTER, type DataFilter } from './filter/data-filter';
import type { ErrorLevel } from './event/error-event';
import type { ErrorReporting } from './event/error-reporter';
import { createEventSender, type EventReview } from './event/event-sender';
import { originJson } from './event/transaction-event';
import { baggageOf, organisationOf, type HeadOfTrace } from './propagation/dynamic-sampling-context';
import type { Continuation, IncomingHeaders } from './propagation/incoming-trace';
import type { TraceparentHeader } from './propagation/traceparent-header';
import type { RateChooser } from './sampling';
import { finishWith } from './span/finish-with';
import type { Span } from './span/span';
import type { SpanContext, TransactionContext } from './span/span-context';
import { startReadably } from './span/start-readably';
import { randomIds, type IdSource } from './span/trace-context';
import type { Transaction } from './span/transaction';
import { createTransactionStarter } from './span/transaction-starter';

/** What not every runtime adds to its tracers; a part that is left out is not loaded either. */
export interface TracerParts {
  /** Absent: what the host has set leaves as it is. */
  filter?: DataFilter | undefined;
  /** Absent: every trace begins here. */
  continuation?: Continuation | undefined;
  /** Absent: the rate alone decides. */
  chooseRate?: RateChooser | undefined;
  /** Absent: all that is recorded is sent. */
  review?: EventReview | undefined;
  /** Absent: errors are not reported. */
  reportErrors?: ErrorReporting | undefined;
  traceparent?: TraceparentHeader | undefined;
  /** Absent: breadcrumbs are not kept. */
  breadcrumbs?: BreadcrumbKeeper | undefined;
}

/** What every tracer stands on: the ports of its runtime, and what it says about its application. */
export interface TracerBasis {
  clock: Clock;
  activeSpan: ActiveSpan;
  /** Absent: everything works and propagates, and nothing is sent. */
  transport?: Transport | undefined;
  tracesSampleRate?: number | undefined;
  dsn?: Dsn | undefined;
  environment?: string | undefined;
  release?: string | undefined;
  serverName?: string | undefined;
  /** The organisation that this service reports to, where the host of the DSN does not name it. */
  orgId?: string | undefined;
  /** `node` or `javascript`. */
  platform: string;
  sdkName: string;
  random?: (() => number) | undefined;
  ids?: IdSource | undefined;
  /** Told about settings that cannot work. */
  warn?: ((message: string) => void) | undefined;
}

/** The headers that carry a trace to another service. */
export interface PropagationHeaders {
  'sentry-trace': string;
  baggage?: string;
  traceparent?: string;
}

export interface CaptureOptions {
  /** The span that the error is reported with, unless it left one below it first; by default the active one. */
  span?: Span | undefined;
  /** Whether the application knows of the error; `false` for one that only an entry point has caught. */
  handled?: boolean | undefined;
  /** What caught it: `express`, `bullmq`, ... */
  mechanism?: string | undefined;
  level?: ErrorLevel | undefined;
}

/** Starts transactions and spans. Nothing that it does throws into the application. */
export interface Tracer {
  /** The rate of the traces that begin here; undefined where there is none, or where a sampler chooses. */
  readonly tracesSampleRate: number | undefined;
  /**
   * Starts a transaction, below `parent` and as that is sampled; without one, in a trace of its own unless the context
   * names one. It is not made active.
   */
  startTransaction(context: TransactionContext, parent?: Span): Transaction;
  /** Starts a transaction in the trace that came with a request or job; a malformed header starts a new trace. */
  continueTrace(incoming: IncomingHeaders, context: TransactionContext): Transaction;
  /**
   * Runs `work` in a span that is active meanwhile, and finishes it when `work` returns, throws, or settles: `ok`, or
   * `internal_error`, unless a status was set. Results and errors pass through. With `transaction`, the span is a
   * transaction: of the active span's trace, or of a new one. Otherwise it is a child of the active span; without
   * one, `work` gets a span that records nothing. A child that is not recorded is not made active: the span around it
   * stays that.
   */
  startSpan<T>(context: SpanContext & { transaction?: string }, work: (span: Span) => T): T;
  /**
   * Reports an error with the trace that it happened in: at the span that it left first, as far as that is known and
   * of the trace that reports it. Answers with the id of its event; undefined when errors are not reported, when this
   * one has been already, and when the application has dropped the event.
   */
  captureException(error: unknown, options?: CaptureOptions): string | undefined;
  /**
   * Notes what may explain what is reported next: it goes along with the transaction that is active, and its errors; in a
   * page, with all that the page reports from now on.
   *
   * @param hint for `beforeBreadcrumb`: what the breadcrumb is made of
   */
  addBreadcrumb(breadcrumb: Breadcrumb, hint?: unknown): void;
  activeSpan(): Span | undefined;
  /** Runs `work` with `span` active; with `undefined`, untraced. */
  runWith<T>(span: Span | undefined, work: () => T): T;
  /** What a request or message must carry so that its receiver continues this span's trace, sampled or not. */
  propagationHeaders(span: Span): PropagationHeaders;
  /** Waits until what has finished is delivered: `true` only if all of it is. */
  flush(timeoutMs?: number): Promise<boolean>;
  close(timeoutMs?: number): Promise<boolean>;
}

/** A tracer of the parts that a runtime chooses: `createTracer` has them all. */
export function assembleTracer(options: TracerBasis & TracerParts): Tracer {
  const { activeSpan, traceparent, tracesSampleRate, chooseRate, review, breadcrumbs } = options;
  const { transport = noTransport, filter = NO_FILTER, random = Math.random } = options;
  const head = headOfTrace(options);
  const sdk = { name: options.sdkName, version: SDK_VERSION };
  const origin = originJson({ ...options, environment: head.environment, sdk });
  const sender = createEventSender({ transport, head, origin, filter, review, breadcrumbs });
  const readIncoming = options.continuation?.({ orgId: head.orgId, random });
  const starter = createTransactionStarter({
    clock: options.clock,
    ids: options.ids ?? randomIds,
    sampling: { tracesSampleRate, chooseRate, random, warn: options.warn ?? (() => undefined) },
    head,
    onFinish: (transaction) => sender.sendTransaction(transaction),
  });
  const startInertSpan = () => starter.startInertSpan({});
  const reporter = options.reportErrors?.({
    ...{ sender, origin, filter, review, breadcrumbs },
    ...{ activeSpan, startInertSpan },
  });

  /** A child of the active span, or a transaction if it is called one; undefined where there is nothing to be a child of. */
  function startHere(context: SpanContext & { transaction?: string }): Span | undefined {
    const parent = activeSpan.current();
    const { transaction: name } = context;
    return name === undefined
      ? parent?.startChild(context)
      : starter.startBelow(parent, { ...context, name });
  }

  return {
    tracesSampleRate: chooseRate ? undefined : tracesSampleRate,
    startTransaction: (context, parent) => starter.startBelow(parent, context),
    continueTrace: (incoming, context) => starter.start(context, readIncoming?.(incoming)),
    startSpan(context, work) {
      const span = startReadably(startHere, context);
      // A child that is not recorded, and that nobody counts, needs neither an end nor to be active: what it would
      // tell other services, the span around it tells as well.
      const { sampled, transaction } = span ?? {};
      if (span && !sampled && span !== transaction && !transaction?.observer) return work(span);
      if (span) return finishWith(span, () => activeSpan.runWith(span, () => work(span)));
      return work(starter.startInertSpan(context));
    },
    captureException: (error, options = {}) =>
      startReadably((readable: CaptureOptions) => reporter?.report(error, readable), options),
    addBreadcrumb: (breadcrumb, hint) =>
      breadcrumbs?.add(breadcrumb, hint, activeSpan.current()?.transaction),
    activeSpan: () => activeSpan.current(),
    runWith: (span, work) => activeSpan.runWith(span, work),
    propagationHeaders(span) {
      const headers: PropagationHeaders = { 'sentry-trace': span.toSentryTrace() };
      const baggage = baggageOf(span.transaction, head);
      if (baggage !== undefined) headers.baggage = baggage;
      if (traceparent) headers.traceparent = traceparent.headerOf(span);
      return headers;
    },
    flush: (timeoutMs) => transport.flush(timeoutMs),
    close: (timeoutMs) => transport.close(timeoutMs),
  };
}

function headOfTrace({ dsn, release, environment = 'production', orgId }: TracerBasis): HeadOfTrace {
  return { dsn, release, environment, orgId: orgId ?? (dsn && organisationOf(dsn)) };
}

/** The version that the SDK reports about itself. */
export const SDK_VERSION = '0.1.0';
