import type { InheritedSampling, RateChooser, SamplingRules } from './sampling';
import type { TransactionContext } from './span/span-context';

/** What a sampler goes by: the transaction that is about to start, and what is known about its trace. */
export interface SamplingContext extends TransactionContext {
  /** The decision that came in with the trace; undefined when the trace begins here or leaves the decision to us. */
  parentSampled: boolean | undefined;
  /** The rate that the decision was made at, as far as it came along. */
  parentSampleRate: number | undefined;
  /** The decision that came in, or a rate of one's own for traces that bring none. */
  inheritOrSampleWith(rate: number): number | boolean;
}

/** An application's way to choose a rate (or yes and no) for each transaction that begins or continues a trace. */
export type TracesSampler = (context: SamplingContext) => number | boolean;

/** What the application decides about sampling: how many of the traces that begin here are recorded. */
export interface SamplingOptions {
  /** Fraction of the traces begun here that are recorded, 0 to 1. Without a rate and a sampler, tracing is off. */
  tracesSampleRate?: number | undefined;
  /**
   * Goes before `tracesSampleRate`. One that does not follow `parentSampled` leaves holes in traces, and is warned
   * about.
   */
  tracesSampler?: TracesSampler | undefined;
}

/** A sampler of the application as a part of a tracer. Where it throws, it is as if there were none. */
export function rateChooser(tracesSampler: TracesSampler): RateChooser {
  return (context, inherited, rules) => {
    const chosen = answerOf(() => tracesSampler(samplingContext(context, inherited)), inherited, rules);
    if (overrules(chosen, inherited)) {
      rules.warn('tracesSampler overrules the decision that a trace brings along: such traces have holes');
    }
    return chosen;
  };
}

function answerOf(
  ask: () => unknown,
  { sampled }: InheritedSampling,
  { tracesSampleRate, warn }: SamplingRules,
): unknown {
  try {
    return ask();
  } catch {
    warn(
      'tracesSampler throws, as if there were none: tracesSampleRate decides, and without one nothing begins',
    );
    return sampled ?? tracesSampleRate ?? 0;
  }
}

function samplingContext(
  context: TransactionContext,
  { sampled, sampleRate }: InheritedSampling,
): SamplingContext {
  return {
    ...context,
    parentSampled: sampled,
    parentSampleRate: sampleRate,
    inheritOrSampleWith: (rate) => sampled ?? rate,
  };
}

function overrules(chosen: unknown, { sampled }: InheritedSampling): boolean {
  if (sampled === undefined || chosen === sampled) return false;
  return typeof chosen === 'boolean' || (typeof chosen === 'number' && chosen >= 0 && chosen <= 1);
}
