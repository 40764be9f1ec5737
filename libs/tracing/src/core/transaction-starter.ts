import type { Clock } from './clock';
import { samplingContextOf, type HeadOfTrace } from './dynamic-sampling-context';
import type { IncomingTrace } from './incoming-trace';
import { decideSampling, type SamplingRules } from './sampling';
import { Span, type SpanContext } from './span';
import type { IdSource } from './trace-context';
import { Transaction, type TransactionContext } from './transaction';
import { TransactionRecording } from './transaction-recording';

export interface TransactionStarterOptions {
  clock: Clock;
  ids: IdSource;
  sampling: SamplingRules;
  head: HeadOfTrace;
  onFinish: (transaction: Transaction) => void;
}

/** Starts transactions, each with its place in a trace and its sampling decision. */
export class TransactionStarter {
  readonly #options: TransactionStarterOptions;

  constructor(options: TransactionStarterOptions) {
    this.#options = options;
  }

  /** In the trace that came in; else in the one that the context names; else in a new one. */
  start(context: TransactionContext, incoming?: Partial<IncomingTrace>): Transaction {
    const { ids, sampling, onFinish } = this.#options;
    const recording = new TransactionRecording({
      traceId: incoming?.traceId ?? context.traceId ?? ids.traceId(),
      name: context.name,
      source: context.source ?? 'custom',
      decision: decideSampling(sampling, context, incoming ?? {}),
      ids,
      now: this.#timeline(),
      inheritedSamplingContext: incoming?.samplingContext,
    });
    const parentSpanId = incoming ? incoming.parentSpanId : context.parentSpanId;
    return new Transaction({ ...context, parentSpanId }, recording, onFinish);
  }

  /** In the trace of a span of this process, whose decision it inherits. */
  startBelow(parent: Span, context: TransactionContext): Transaction {
    const { sampleRand, propagated } = parent.recording.decision;
    return this.start(context, {
      traceId: parent.traceId,
      parentSpanId: parent.spanId,
      samplingContext: samplingContextOf(parent.recording, this.#options.head),
      sampleRand,
      ...(propagated === undefined ? {} : { sampled: propagated }),
    });
  }

  /** A span outside of any transaction: it can be used like any other, and records nothing. */
  startInertSpan(context: SpanContext): Span {
    const { ids } = this.#options;
    const recording = new TransactionRecording({
      traceId: ids.traceId(),
      name: '',
      source: 'custom',
      decision: { recording: false, propagated: undefined, sampleRand: 0 },
      ids,
      now: this.#timeline(),
    });
    return new Span(context, undefined, recording);
  }

  #timeline(): () => number {
    const { clock } = this.#options;
    return clock.startTimeline?.() ?? (() => clock.nowInSeconds());
  }
}
