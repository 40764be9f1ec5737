import type { TransactionContext } from './transaction';

/** What the application decides about sampling: how many of the traces that begin here are recorded. */
export interface SamplingOptions {
  /** Fraction of the traces begun here that are recorded, 0 to 1. Without a rate and a sampler, tracing is off. */
  tracesSampleRate?: number | undefined;
  /** Chooses a rate (or yes and no) for each trace begun here; goes before `tracesSampleRate`. */
  tracesSampler?: ((transactionContext: TransactionContext) => number | boolean) | undefined;
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
  sampleRate?: number;
}

export interface InheritedSampling {
  sampled?: boolean | undefined;
  sampleRand?: number | undefined;
}

/**
 * Head-based sampling: the originating service decides once, and everyone after it obeys, whatever their own rate.
 * Only a trace that brings no decision is decided here.
 */
export function decideSampling(
  options: SamplingRules,
  context: TransactionContext,
  inherited: InheritedSampling,
): SamplingDecision {
  const sampleRand = inherited.sampleRand ?? options.random();
  const tracingIsOn = options.tracesSampleRate !== undefined || options.tracesSampler !== undefined;
  const given = context.sampled ?? inherited.sampled;
  if (!tracingIsOn) return { recording: false, propagated: given, sampleRand };
  if (given !== undefined) return { recording: given, propagated: given, sampleRand };
  const sampleRate = rateOf(options, context);
  const sampled = sampleRand < sampleRate;
  return { recording: sampled, propagated: sampled, sampleRand, sampleRate };
}

function rateOf(options: SamplingRules, context: TransactionContext): number {
  const chosen = chosenRate(options, context);
  const rate = typeof chosen === 'boolean' ? Number(chosen) : chosen;
  if (typeof rate === 'number' && rate >= 0 && rate <= 1) return rate;
  options.warn('the sample rate is not a number from 0 to 1: nothing is recorded until it is set to one');
  return 0;
}

function chosenRate(options: SamplingOptions, context: TransactionContext): unknown {
  if (!options.tracesSampler) return options.tracesSampleRate;
  try {
    return options.tracesSampler(context);
  } catch {
    return options.tracesSampleRate ?? 0;
  }
}
