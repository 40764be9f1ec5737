import { parseSentryBaggage, parseSentryTrace, type Continuation } from '../core/index';

/**
 * A page continues nothing but the trace that its own server has announced, whose sampling context it takes as it is:
 * whether organisations and numbers fit together is for services to ask, which anybody may send to.
 */
export const continueAnnouncedTrace: Continuation =
  ({ random }) =>
  ({ sentryTrace, baggage }) => {
    const announced = parseSentryTrace(sentryTrace);
    if (!announced) return undefined;
    const samplingContext = Object.fromEntries(parseSentryBaggage(baggage));
    const { sample_rand: sampleRand, sample_rate: sampleRate } = samplingContext;
    return {
      ...announced,
      samplingContext,
      sampleRand: sampleRand ? Number(sampleRand) : random(),
      sampleRate: sampleRate ? Number(sampleRate) : undefined,
    };
  };
