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

/** Starts transactions, each with its place in a trace and its sampling decision. */
export interface TransactionStarter {
  /** In the trace that came in; else in the one that the context names; else in a new one. */
  start(context: TransactionContext, incoming?: IncomingTrace & InheritedSampling): Transaction;
  /** In the trace of a span of this process, whose decision it inherits; without one, as `start` does. */
  startBelow(parent: Span | undefined, context: TransactionContext): Transaction;
  /** A span outside of any transaction: it can be used like any other, and records nothing. */
  startInertSpan(context: SpanContext): Span;
}

const UNREADABLE: TransactionContext = { name: '' };
const INERT: SamplingDecision = {
  recording: false,
  propagated: undefined,
  sampleRand: 0,
  sampleRate: undefined,
};

const ignore = (): void => undefined;

export function createTransactionStarter({
  clock,
  ids,
  sampling,
  head,
  onFinish,
}: TransactionStarterOptions): TransactionStarter {
  const now = (): number => clock.nowInSeconds();
  // What is not recorded has no times that could disagree.
  const timelineOf = ({ recording }: SamplingDecision): (() => number) =>
    (recording && clock.startTimeline?.()) || now;

  function startIn(
    incoming: (IncomingTrace & InheritedSampling) | undefined,
    context: TransactionContext,
  ): Transaction {
    const decision = decideSampling(sampling, context, incoming ?? {});
    const origin = {
      traceId: incoming?.traceId ?? traceIdOf(context) ?? ids.traceId(),
      decision,
      ids,
      now: timelineOf(decision),
      onFinish,
      samplingContext: inheritedContext(incoming?.samplingContext, decision),
    };
    return new Transaction(origin, context, incoming ? incoming.parentSpanId : parentSpanIdOf(context));
  }

  const start: TransactionStarter['start'] = (context, incoming) =>
    startReadably((readable) => startIn(incoming, readable), context, UNREADABLE);

  return {
    start,
    startBelow(parent, context) {
      if (!parent) return start(context);
      const { sampleRand, sampleRate, propagated } = parent.transaction.decision;
      return start(context, {
        traceId: parent.traceId,
        parentSpanId: parent.spanIdForReceivers,
        samplingContext: samplingContextOf(parent.transaction, head),
        sampleRand,
        sampleRate,
        sampled: propagated,
        isOwnDecision: true,
      });
    },
    startInertSpan(context) {
      const origin = {
        traceId: ids.traceId(),
        decision: INERT,
        ids,
        now,
        samplingContext: undefined,
        onFinish: ignore,
      };
      const startInert = (readable: SpanContext): Transaction =>
        new Transaction(origin, { name: '', ...readable }, undefined);
      return startReadably(startInert, context);
    },
  };
}

function traceIdOf({ traceId }: TransactionContext): string | undefined {
  return isTraceId(traceId) ? traceId : undefined;
}

function parentSpanIdOf({ parentSpanId }: TransactionContext): string | undefined {
  return isSpanId(parentSpanId) ? parentSpanId : undefined;
}
