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

/** What the application decides about sampling: how many of the traces that begin here are recorded. */
export interface SamplingOptions {
  /** Fraction of the traces begun here that are recorded, 0 to 1. Without a rate and a sampler, tracing is off. */
  tracesSampleRate?: number | undefined;
  /**
   * Chooses a rate (or yes and no) for each transaction that begins a trace or continues one; goes before
   * `tracesSampleRate`. One that does not follow `parentSampled` leaves holes in traces, and is warned about.
   */
  tracesSampler?: ((context: SamplingContext) => number | boolean) | undefined;
}

/** The application's options, with the ports that deciding needs. */
export interface SamplingRules extends SamplingOptions {
  random: () => number;
  warn: (message: string) => void;
}

/** The decision about one transaction; it holds for the whole trace, whose other services inherit it. */
export interface SamplingDecision {
  /** Whether this transaction records its spans and is sent. */
  recording: boolean;
  /** What goes on in the `sentry-trace` header; `undefined` leaves the decision to the next service. */
  propagated: boolean | undefined;
  /** The one number in [0, 1) that is rolled per trace: the decision is yes if it is below the rate. */
  sampleRand: number;
  /** The rate that decided, if it was decided here. */
  sampleRate: number | undefined;
}

export interface InheritedSampling {
  sampled?: boolean | undefined;
  sampleRand?: number | undefined;
  sampleRate?: number | undefined;
  /** The decision is this process's own, whose sampler has been asked already. */
  isOwnDecision?: boolean;
}

/**
 * Head-based sampling: the originating service decides once, and everyone after it obeys, whatever their own rate.
 * Only a trace that brings no decision is decided here.
 */
export function decideSampling(
  rules: SamplingRules,
  context: TransactionContext,
  inherited: InheritedSampling,
): SamplingDecision {
  const sampleRand = inherited.sampleRand ?? rules.random();
  const chosen = typeof context.sampled === 'boolean' ? context.sampled : undefined;
  const given = chosen ?? inherited.sampled;
  if (rules.tracesSampleRate === undefined && rules.tracesSampler === undefined) {
    return { recording: false, propagated: given, sampleRand, sampleRate: undefined };
  }
  const sampleRate = chosen === undefined ? rateOf(rules, context, inherited) : undefined;
  const sampled = sampleRate === undefined ? given === true : sampleRand < sampleRate;
  return { recording: sampled, propagated: sampled, sampleRand, sampleRate };
}

/** The rate that decides here; undefined where the decision that came in stands. */
function rateOf(
  rules: SamplingRules,
  context: TransactionContext,
  inherited: InheritedSampling,
): number | undefined {
  const chosen = chosenRate(rules, context, inherited);
  if (chosen === inherited.sampled && chosen !== undefined) return undefined;
  const rate = typeof chosen === 'boolean' ? Number(chosen) : chosen;
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) {
    rules.warn('the sample rate is not a number from 0 to 1: nothing is recorded until it is set to one');
    return inherited.sampled === undefined ? 0 : undefined;
  }
  if (inherited.sampled !== undefined) {
    rules.warn('tracesSampler overrules the decision that a trace brings along: such traces have holes');
  }
  return rate;
}

function chosenRate(
  { tracesSampler, tracesSampleRate }: SamplingRules,
  context: TransactionContext,
  { sampled, sampleRate, isOwnDecision }: InheritedSampling,
): unknown {
  if (!tracesSampler || isOwnDecision) return sampled ?? tracesSampleRate;
  try {
    return tracesSampler({
      ...context,
      parentSampled: sampled,
      parentSampleRate: sampleRate,
      inheritOrSampleWith: (rate) => sampled ?? rate,
    });
  } catch {
    return sampled ?? tracesSampleRate ?? 0;
  }
}
