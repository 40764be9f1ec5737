import type { DynamicSamplingContext } from './dynamic-sampling-context';
import { parseSentryBaggage } from './baggage';
import { formatSampleRand } from './sample-rand';
import { parseSentryTrace, type SentryTrace } from './sentry-trace-header';
import type { TraceparentHeader } from './traceparent-header';

/** The values that travel with a request or a job, as they came in. */
export interface IncomingHeaders {
  sentryTrace?: string | null | undefined;
  baggage?: string | null | undefined;
  /** Read where there is no `sentry-trace`, and only if the tracer was told to. */
  traceparent?: string | null | undefined;
}

/** Makes the reader of what requests and jobs bring to a tracer: a part that a runtime adds to it, or not. */
export type Continuation = (
  tracer: Pick<ContinuationRules, 'random' | 'orgId'>,
) => (incoming: IncomingHeaders) => IncomingTrace | undefined;

/** Which traces are continued, and what is needed to continue them. */
export interface ContinuationRules {
  random: () => number;
  /** The organisation that this service reports to; a trace of another one is not continued. */
  orgId?: string | undefined;
  /** Continues only traces that name the same organisation, or none when none is known here. */
  strictTraceContinuation?: boolean | undefined;
  traceparent?: TraceparentHeader | undefined;
  /** Told of each header that is there and cannot be read. */
  onInvalid?: (() => void) | undefined;
}

/** A trace to continue, with the sampling context that its head has sent along. */
export interface IncomingTrace extends SentryTrace {
  sampleRand: number;
  sampleRate: number | undefined;
  samplingContext: DynamicSamplingContext;
}

/**
 * Reads what a request or job brings; `undefined` means that a new trace begins here. Baggage counts only beside a
 * valid header of the same trace.
 */
export function readIncomingTrace(
  { sentryTrace, baggage, traceparent }: IncomingHeaders,
  rules: ContinuationRules,
): IncomingTrace | undefined {
  const named = sentryTrace ? parseSentryTrace(sentryTrace) : rules.traceparent?.parse(traceparent);
  if (!named) {
    if (sentryTrace || (rules.traceparent && traceparent)) rules.onInvalid?.();
    return undefined;
  }
  const members = membersOf(baggage, named.traceId);
  const trace = sentryTrace ? named : withDecisionOf(members, named);
  if (!mayContinue(members['org_id'], rules)) return undefined;
  const sampleRate = numberFrom(members['sample_rate'], (rate) => rate >= 0 && rate <= 1);
  const sampleRand = numberFrom(members['sample_rand'], (rand) => rand >= 0 && rand < 1);
  // No `{ ...trace, more }` where every request passes: V8 takes longer for that than for reading the header.
  const { traceId, parentSpanId, sampled } = trace;
  const consistentRand = consistentSampleRand({ sampled, sampleRate, sampleRand }, rules.random);
  if (saysAnything(members)) {
    if (sampleRate === undefined) delete members['sample_rate'];
    if (consistentRand !== sampleRand) members['sample_rand'] = formatSampleRand(consistentRand);
  }
  return {
    traceId,
    parentSpanId,
    sampled,
    sampleRand: consistentRand,
    sampleRate,
    samplingContext: members,
  };
}

/** What the head of this trace says; baggage of another trace says nothing about it. */
function membersOf(baggage: string | null | undefined, traceId: string): Record<string, string> {
  const members = parseSentryBaggage(baggage);
  return (members['trace_id'] ?? traceId) === traceId ? members : {};
}

function saysAnything(members: Readonly<Record<string, string>>): boolean {
  for (const _name in members) return true;
  return false;
}

/** Continues what these rules allow. */
export function continueTraces(rules: Omit<ContinuationRules, 'random'>): Continuation {
  return (tracer) => {
    const all = { ...rules, ...tracer };
    return (incoming) => {
      try {
        return readIncomingTrace(incoming, all);
      } catch {
        // No object, or one whose getters throw.
        all.onInvalid?.();
        return undefined;
      }
    };
  };
}

/**
 * A `traceparent` has no word for "not decided". Where our baggage has come along with it, through a service of
 * OpenTelemetry's, that says whether there is a decision; otherwise the flag is one.
 */
function withDecisionOf(members: Readonly<Record<string, string>>, trace: SentryTrace): SentryTrace {
  if (trace.sampled || !saysAnything(members) || members['sampled'] !== undefined) return trace;
  const { traceId, parentSpanId } = trace;
  return { traceId, parentSpanId };
}

/** Two organisations that are both known must be the same; a strict service also wants both to be known, or neither. */
function mayContinue(
  theirs: string | undefined,
  { orgId, strictTraceContinuation }: ContinuationRules,
): boolean {
  if (theirs === orgId) return true;
  return (theirs === undefined || orgId === undefined) && strictTraceContinuation !== true;
}

function consistentSampleRand(
  given: { sampled?: boolean | undefined; sampleRate: number | undefined; sampleRand: number | undefined },
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
