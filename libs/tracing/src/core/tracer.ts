import type { ActiveSpan } from './active-span';
import { formatSentryBaggage } from './baggage';
import type { Clock } from './clock';
import type { Dsn } from './dsn';
import { samplingContextOf } from './dynamic-sampling-context';
import { finishWith } from './finish-with';
import { readIncomingTrace, type IncomingHeaders, type IncomingTrace } from './incoming-trace';
import { decideSampling, type SamplingOptions } from './sampling';
import { Span, type SpanContext } from './span';
import { randomIds, type IdSource } from './trace-context';
import { Transaction, type TransactionContext } from './transaction';
import { TransactionRecording } from './transaction-recording';
import { TransactionSender } from './transaction-sender';
import { noTransport, type Transport } from './transport';

export interface TracerOptions extends SamplingOptions {
  clock: Clock;
  activeSpan: ActiveSpan;
  /** Absent: everything works and propagates, and nothing is sent. */
  transport?: Transport | undefined;
  dsn?: Dsn | undefined;
  environment?: string | undefined;
  release?: string | undefined;
  serverName?: string | undefined;
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
}

/** Starts transactions and spans. Nothing that it does throws into the application. */
export interface Tracer {
  /** Starts a transaction, in a trace of its own unless the context names one; it is not made active. */
  startTransaction(context: TransactionContext): Transaction;
  /** Starts a transaction in the trace that came with a request or job; a malformed header starts a new trace. */
  continueTrace(incoming: IncomingHeaders, context: TransactionContext): Transaction;
  /**
   * Runs `work` in a span that is active meanwhile, and finishes it when `work` returns, throws, or settles: `ok`, or
   * `internal_error`, unless a status was set. Results and errors pass through. With `transaction`, the span is a
   * transaction: of the active span's trace, or of a new one. Otherwise it is a child of the active span; without
   * one, `work` gets a span that records nothing.
   */
  startSpan<T>(context: SpanContext & { transaction?: string }, work: (span: Span) => T): T;
  activeSpan(): Span | undefined;
  /** Runs `work` with `span` active; with `undefined`, untraced. */
  runWith<T>(span: Span | undefined, work: () => T): T;
  /** What a request or message must carry so that its receiver continues this span's trace, sampled or not. */
  propagationHeaders(span: Span): PropagationHeaders;
  /** Waits until what has finished is delivered: `true` only if all of it is. */
  flush(timeoutMs?: number): Promise<boolean>;
  close(timeoutMs?: number): Promise<boolean>;
}

/** A tracer over the ports of a runtime: its clock, its way to keep the active span, its transport. */
export function createTracer(options: TracerOptions): Tracer {
  const { activeSpan, clock } = options;
  const random = options.random ?? Math.random;
  const ids = options.ids ?? randomIds;
  const transport = options.transport ?? noTransport;
  const head = {
    dsn: options.dsn,
    release: options.release,
    environment: options.environment ?? 'production',
  };
  const sampling = { ...options, random, warn: onlyOnce(options.warn ?? (() => undefined)) };
  const sender = new TransactionSender({
    transport,
    head,
    origin: {
      platform: options.platform,
      environment: head.environment,
      release: options.release,
      serverName: options.serverName,
      sdk: { name: options.sdkName, version: SDK_VERSION },
    },
  });

  function begin(context: TransactionContext, incoming?: Partial<IncomingTrace>): Transaction {
    const traceId = incoming?.traceId ?? context.traceId ?? ids.traceId();
    const recording = new TransactionRecording({
      traceId,
      name: context.name,
      source: context.source ?? 'custom',
      decision: decideSampling(sampling, context, incoming ?? {}),
      ids,
      now: clock.startTimeline?.() ?? (() => clock.nowInSeconds()),
      inheritedSamplingContext: incoming?.samplingContext,
    });
    const parentSpanId = incoming ? incoming.parentSpanId : context.parentSpanId;
    return new Transaction({ ...context, parentSpanId }, recording, (transaction) =>
      sender.send(transaction),
    );
  }

  function beginBelow(parent: Span, context: TransactionContext): Transaction {
    const { decision } = parent.recording;
    return begin(context, {
      traceId: parent.traceId,
      parentSpanId: parent.spanId,
      samplingContext: samplingContextOf(parent.recording, head),
      sampleRand: decision.sampleRand,
      ...(decision.propagated === undefined ? {} : { sampled: decision.propagated }),
    });
  }

  function beginSpan({ transaction, ...context }: SpanContext & { transaction?: string }): Span {
    const parent = activeSpan.current();
    if (transaction === undefined) return parent?.startChild(context) ?? inertSpan(context);
    const transactionContext = { ...context, name: transaction };
    return parent ? beginBelow(parent, transactionContext) : begin(transactionContext);
  }

  function inertSpan(context: SpanContext): Span {
    const decision = { recording: false, propagated: undefined, sampleRand: 0 };
    const now = (): number => clock.nowInSeconds();
    const recording = new TransactionRecording({
      ...{ traceId: ids.traceId(), name: '', source: 'custom', decision, ids, now },
    });
    return new Span(context, undefined, recording);
  }

  return {
    startTransaction: (context) => begin(context),
    continueTrace: (incoming, context) => begin(context, readIncomingTrace(incoming, random)),
    startSpan(context, work) {
      const span = beginSpan(context);
      const isInert = !(span instanceof Transaction) && !activeSpan.current();
      return finishWith(span, () => (isInert ? work(span) : activeSpan.runWith(span, () => work(span))));
    },
    activeSpan: () => activeSpan.current(),
    runWith: (span, work) => activeSpan.runWith(span, work),
    propagationHeaders(span) {
      const baggage = formatSentryBaggage(samplingContextOf(span.recording, head));
      return { 'sentry-trace': span.toSentryTrace(), ...(baggage === undefined ? {} : { baggage }) };
    },
    flush: (timeoutMs) => transport.flush(timeoutMs),
    close: (timeoutMs) => transport.close(timeoutMs),
  };
}

/** The version that the SDK reports about itself. */
export const SDK_VERSION = '0.1.0';

function onlyOnce(warn: (message: string) => void): (message: string) => void {
  const given = new Set<string>();
  return (message) => {
    if (given.has(message)) return;
    given.add(message);
    warn(message);
  };
}
