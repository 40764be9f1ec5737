import { describe, expect, it } from '@jest/globals';
import { readIncomingTrace } from './incoming-trace';
import { traceparentHeader } from './traceparent-header';

describe('the number that decides about a trace', () => {
  it('travels on as it came', () => {
    const sentryTrace = '12312012123120121231201212312012-1121201211212012-1';
    const baggage = 'sentry-sample_rate=1,sentry-sample_rand=0.29';
    const incoming = readIncomingTrace({ sentryTrace, baggage }, { random: Math.random });

    expect(incoming?.samplingContext['sample_rand']).toBe('0.29');
  });
});

describe('a trace that comes in', () => {
  const traceId = '12312012123120121231201212312012';
  const spanId = '1121201211212012';
  const sentryTrace = `${traceId}-${spanId}-1`;

  it.each<[string, string | undefined, string | undefined, boolean, boolean]>([
    ['of the same organisation', '1', '1', true, true],
    ['of another organisation', '2', '1', false, false],
    ['of an unknown organisation', undefined, '1', true, false],
    ['of some organisation, where none is known', '2', undefined, true, false],
    ['where no organisation is known at all', undefined, undefined, true, true],
  ])('%s is continued, or not', (_case, theirs, orgId, loosely, strictly) => {
    const baggage = theirs && `sentry-org_id=${theirs}`;
    const isContinued = (strictTraceContinuation: boolean): boolean =>
      readIncomingTrace({ sentryTrace, baggage }, { random: Math.random, orgId, strictTraceContinuation }) !==
      undefined;

    expect([isContinued(false), isContinued(true)]).toEqual([loosely, strictly]);
  });

  it.each<[string, object, object | undefined]>([
    ['alone', {}, { traceId, parentSpanId: 'aaaaaaaaaaaaaaaa', sampled: true }],
    ['beside a sentry-trace, which goes before it', { sentryTrace }, { traceId, parentSpanId: spanId }],
    [
      'beside a malformed sentry-trace, which counts as none and is not made up for',
      { sentryTrace: 'x' },
      undefined,
    ],
  ])('with a traceparent %s', (_case, others, expected) => {
    const incoming = readIncomingTrace(
      { traceparent: `00-${traceId}-aaaaaaaaaaaaaaaa-01`, ...others },
      { random: Math.random, traceparent: traceparentHeader },
    );

    expect(incoming).toEqual(expected && expect.objectContaining(expected));
  });

  it.each<[string, string, string | undefined, boolean | undefined]>([
    ['recorded', '01', undefined, true],
    ['not recorded', '00', undefined, false],
    ['not recorded, as its baggage says', '00', 'sentry-sampled=false', false],
    ['not decided, as its baggage says', '00', 'sentry-release=a', undefined],
    ['not recorded, with the baggage of others', '00', 'vendor=1', false],
  ])('with a traceparent is %s', (_case, flags, baggage, sampled) => {
    const traceparent = `00-${traceId}-${spanId}-${flags}`;
    const rules = { random: Math.random, traceparent: traceparentHeader };

    expect(readIncomingTrace({ traceparent, baggage }, rules)?.sampled).toBe(sampled);
  });

  it('with a traceparent is none for a service that was not told to read it', () => {
    const traceparent = `00-${traceId}-${spanId}-01`;

    expect(readIncomingTrace({ traceparent }, { random: Math.random })).toBeUndefined();
  });
});
