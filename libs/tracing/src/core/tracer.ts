import type { ActiveSpan } from './active-span';
import type { Clock } from './clock';
import type { Dsn } from './dsn';
import { baggageOf, type HeadOfTrace } from './dynamic-sampling-context';
import { finishWith } from './finish-with';
import { readIncomingTrace, type IncomingHeaders } from './incoming-trace';
import type { SamplingOptions } from './sampling';
import type { Span, SpanContext } from './span';
import { randomIds, type IdSource } from './trace-context';
import type { Transaction, TransactionContext } from './transaction';
import type { EventOrigin } from './transaction-event';
import { TransactionSender } from './transaction-sender';
import { TransactionStarter } from './transaction-starter';
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
  const { activeSpan } = options;
  const random = options.random ?? Math.random;
  const transport = options.transport ?? noTransport;
  const head = headOfTrace(options);
  const sender = new TransactionSender({ transport, head, origin: originOf(options, head.environment) });
  const starter = new TransactionStarter({
    clock: options.clock,
    ids: options.ids ?? randomIds,
    sampling: { ...options, random, warn: onlyOnce(options.warn ?? (() => undefined)) },
    head,
    onFinish: (transaction) => sender.send(transaction),
  });

  function startTransactionHere(context: TransactionContext): Transaction {
    const parent = activeSpan.current();
    return parent ? starter.startBelow(parent, context) : starter.start(context);
  }

  return {
    startTransaction: (context) => starter.start(context),
    continueTrace: (incoming, context) => starter.start(context, readIncomingTrace(incoming, random)),
    startSpan({ transaction: name, ...context }, work) {
      const span =
        name === undefined
          ? activeSpan.current()?.startChild(context)
          : startTransactionHere({ ...context, name });
      if (span) return finishWith(span, () => activeSpan.runWith(span, () => work(span)));
      return work(starter.startInertSpan(context));
    },
    activeSpan: () => activeSpan.current(),
    runWith: (span, work) => activeSpan.runWith(span, work),
    propagationHeaders(span) {
      const baggage = baggageOf(span.recording, head);
      return { 'sentry-trace': span.toSentryTrace(), ...(baggage === undefined ? {} : { baggage }) };
    },
    flush: (timeoutMs) => transport.flush(timeoutMs),
    close: (timeoutMs) => transport.close(timeoutMs),
  };
}

function headOfTrace({ dsn, release, environment = 'production' }: TracerOptions): HeadOfTrace {
  return { dsn, release, environment };
}

function originOf(options: TracerOptions, environment: string): EventOrigin {
  return {
    platform: options.platform,
    environment,
    release: options.release,
    serverName: options.serverName,
    sdk: { name: options.sdkName, version: SDK_VERSION },
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
