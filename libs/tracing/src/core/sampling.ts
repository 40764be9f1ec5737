import type { TransactionContext } from './span/span-context';

/** How many of the traces that begin here are recorded, with the ports that deciding needs. */
export interface SamplingRules {
  /** Fraction of the traces begun here that are recorded, 0 to 1. Without a rate and a chooser, tracing is off. */
  tracesSampleRate?: number | undefined;
  /** Goes before the rate. */
  chooseRate?: RateChooser | undefined;
  random: () => number;
  warn: (message: string) => void;
}

/** Chooses for each transaction that begins or continues a trace: a rate, or yes and no. A part: see `sampler.ts`. */
export type RateChooser = (
  context: TransactionContext,
  inherited: InheritedSampling,
  rules: SamplingRules,
) => unknown;

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
  /** The decision is this process's own, which has been chosen already. */
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
  if (rules.tracesSampleRate === undefined && !rules.chooseRate) {
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
  const { chooseRate } = rules;
  const { sampled } = inherited;
  const chosen: unknown =
    chooseRate && !inherited.isOwnDecision
      ? chooseRate(context, inherited, rules)
      : (sampled ?? rules.tracesSampleRate);
  if (chosen === sampled && chosen !== undefined) return undefined;
  const rate = typeof chosen === 'boolean' ? Number(chosen) : chosen;
  if (typeof rate === 'number' && rate >= 0 && rate <= 1) return rate;
  rules.warn('the sample rate must be a number from 0 to 1: nothing is recorded');
  return sampled === undefined ? 0 : undefined;
}
