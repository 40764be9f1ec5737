import { isTraceId, type Continuation } from '../core/index';

/**
 * A page continues nothing but the trace that its own server has announced, by its bare id, and takes the sampling
 * context as it is: whether organisations and numbers fit together is for services to ask, which anybody may send to.
 */
export const continueAnnouncedTrace: Continuation =
  ({ random }) =>
  ({ sentryTrace, baggage }) => {
    if (!isTraceId(sentryTrace)) return undefined;
    const samplingContext = membersOf(baggage);
    const { sample_rand: sampleRand, sample_rate: sampleRate } = samplingContext;
    return {
      traceId: sentryTrace,
      samplingContext,
      sampleRand: sampleRand ? Number(sampleRand) : random(),
      sampleRate: sampleRate ? Number(sampleRate) : undefined,
    };
  };

/** Reads `sentry-sample_rate=0.25,sentry-environment=production`: the encoding is that of queries, which never throws. */
function membersOf(baggage: string | null | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(baggage?.replace(/(^|,)sentry-/g, '&')));
}
