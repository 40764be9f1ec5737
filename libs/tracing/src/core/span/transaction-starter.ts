import type { Clock } from '../clock';
import {
  inheritedContext,
  samplingContextOf,
  type HeadOfTrace,
} from '../propagation/dynamic-sampling-context';
import type { IncomingTrace } from '../propagation/incoming-trace';
import {
  decideSampling,
  type InheritedSampling,
  type SamplingDecision,
  type SamplingRules,
} from '../sampling';
import type { Span } from './span';
import type { SpanContext, TransactionContext } from './span-context';
import { startReadably } from './start-readably';
import { isSpanId, isTraceId, type IdSource } from './trace-context';
import { Transaction } from './transaction';

export interface TransactionStarterOptions {
  clock: Clock;
  ids: IdSource;
  sampling: SamplingRules;
  head: HeadOfTrace;
  onFinish: (transaction: Transaction) => void;
}

const UNREADABLE: TransactionContext = { name: '' };
const INERT: SamplingDecision = {
  recording: false,
  propagated: undefined,
  sampleRand: 0,
  sampleRate: undefined,
};

/** Starts transactions, each with its place in a trace and its sampling decision. */
export class TransactionStarter {
  private readonly options: TransactionStarterOptions;

  constructor(options: TransactionStarterOptions) {
    this.options = options;
  }

  /** In the trace that came in; else in the one that the context names; else in a new one. */
  start(context: TransactionContext, incoming?: IncomingTrace & InheritedSampling): Transaction {
    return startReadably((readable) => this.startIn(incoming, readable), context, UNREADABLE);
  }

  /** In the trace of a span of this process, whose decision it inherits. */
  startBelow(parent: Span, context: TransactionContext): Transaction {
    const { decision } = parent.transaction;
    const parentSpanId = parent.spanIdForReceivers;
    return this.start(context, {
      traceId: parent.traceId,
      ...(parentSpanId === undefined ? {} : { parentSpanId }),
      samplingContext: samplingContextOf(parent.transaction, this.options.head),
      sampleRand: decision.sampleRand,
      sampleRate: decision.sampleRate,
      isOwnDecision: true,
      ...(decision.propagated === undefined ? {} : { sampled: decision.propagated }),
    });
  }

  /** A span outside of any transaction: it can be used like any other, and records nothing. */
  startInertSpan(context: SpanContext): Span {
    const { ids } = this.options;
    const origin = {
      ...{ traceId: ids.traceId(), decision: INERT, ids, now: this.timeline() },
      ...{ samplingContext: undefined, onFinish: () => undefined },
    };
    return startReadably((readable) => new Transaction(origin, { ...UNREADABLE, ...readable }), context);
  }

  private startIn(
    incoming: (IncomingTrace & InheritedSampling) | undefined,
    context: TransactionContext,
  ): Transaction {
    const { ids, sampling, onFinish } = this.options;
    const decision = decideSampling(sampling, context, incoming ?? {});
    const origin = {
      ...{ traceId: incoming?.traceId ?? traceIdOf(context) ?? ids.traceId(), decision, ids },
      ...{ now: this.timeline(), onFinish },
      samplingContext: inheritedContext(incoming?.samplingContext, decision),
    };
    const parentSpanId = incoming ? incoming.parentSpanId : parentSpanIdOf(context);
    return new Transaction(origin, { ...context, parentSpanId });
  }

  private timeline(): () => number {
    const { clock } = this.options;
    return clock.startTimeline?.() ?? (() => clock.nowInSeconds());
  }
}

function traceIdOf({ traceId }: TransactionContext): string | undefined {
  return isTraceId(traceId) ? traceId : undefined;
}

function parentSpanIdOf({ parentSpanId }: TransactionContext): string | undefined {
  return isSpanId(parentSpanId) ? parentSpanId : undefined;
}
