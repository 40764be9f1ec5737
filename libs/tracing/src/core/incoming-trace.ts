import { parseSentryBaggage } from './baggage';
import { parseSentryTrace, type SentryTrace } from './sentry-trace-header';

/** The values that travel with a request or a job, as they came in. */
export interface IncomingHeaders {
  sentryTrace?: string | null | undefined;
  baggage?: string | null | undefined;
}

/** A trace to continue, with the sampling context that its head has sent along. */
export interface IncomingTrace extends SentryTrace {
  sampleRand: number;
  samplingContext: ReadonlyMap<string, string>;
}

/**
 * Reads what a request or job brings; `undefined` means that a new trace begins here. Baggage counts only beside a
 * valid `sentry-trace` of the same trace.
 */
export function readIncomingTrace(
  { sentryTrace, baggage }: IncomingHeaders,
  random: () => number,
): IncomingTrace | undefined {
  const trace = parseSentryTrace(sentryTrace);
  if (!trace) return undefined;
  const members = parseSentryBaggage(baggage);
  const samplingContext =
    (members.get('trace_id') ?? trace.traceId) === trace.traceId ? members : new Map<string, string>();
  const sampleRate = numberFrom(samplingContext.get('sample_rate'), (rate) => rate >= 0 && rate <= 1);
  const sampleRand = numberFrom(samplingContext.get('sample_rand'), (rand) => rand >= 0 && rand < 1);
  const consistentRand = consistentSampleRand({ ...trace, sampleRate, sampleRand }, random);
  if (samplingContext.size > 0) {
    if (sampleRate === undefined) samplingContext.delete('sample_rate');
    if (consistentRand !== sampleRand) samplingContext.set('sample_rand', formatSampleRand(consistentRand));
  }
  return { ...trace, sampleRand: consistentRand, samplingContext };
}

/**
 * Six decimals, truncated, so that rounding never turns a number below the rate into one that is not. A number that
 * has six decimals stays as it is, although its product in floating point may fall just below a whole number.
 */
export function formatSampleRand(sampleRand: number): string {
  const millionths = Math.floor(Math.round(sampleRand * 1e12) / 1e6);
  return (Math.min(millionths, 999_999) / 1e6).toFixed(6);
}

function consistentSampleRand(
  given: { sampled?: boolean; sampleRate: number | undefined; sampleRand: number | undefined },
  random: () => number,
): number {
  const { sampled, sampleRate, sampleRand } = given;
  if (sampled === undefined || sampleRate === undefined) return sampleRand ?? random();
  if (sampleRand !== undefined && sampleRand < sampleRate === sampled) return sampleRand;
  return sampled ? random() * sampleRate : sampleRate + random() * (1 - sampleRate);
}

function numberFrom(text: string | undefined, isValid: (value: number) => boolean): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return isValid(value) ? value : undefined;
}
