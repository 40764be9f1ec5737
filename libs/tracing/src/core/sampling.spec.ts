import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { testingTracer } from '../testing/index';
import { parseSentryBaggage } from './baggage';
import type { Tracer, TracerOptions } from './tracer';

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';

function start(options: Partial<TracerOptions>) {
  return testingTracer(createAsyncLocalActiveSpan(), options);
}

const flagOf = (tracer: Tracer, incoming: string | undefined): [sampled: boolean, flag: string] => {
  const transaction = tracer.continueTrace({ sentryTrace: incoming }, { name: 'x' });
  return [transaction.sampled, tracer.propagationHeaders(transaction)['sentry-trace'].slice(49)];
};

describe('the sampling decision', () => {
  const deferred = `${TRACE_ID}-${SPAN_ID}`;
  it.each<[string, string | undefined, number | undefined, boolean, string]>([
    ['no header', undefined, undefined, false, ''],
    ['no header', undefined, 0, false, '-0'],
    ['no header', undefined, 1, true, '-1'],
    ['no decision', deferred, undefined, false, ''],
    ['no decision', deferred, 0, false, '-0'],
    ['no decision', deferred, 1, true, '-1'],
    ['a yes', `${deferred}-1`, undefined, false, '-1'],
    ['a yes', `${deferred}-1`, 0, true, '-1'],
    ['a yes', `${deferred}-1`, 1, true, '-1'],
    ['a no', `${deferred}-0`, undefined, false, '-0'],
    ['a no', `${deferred}-0`, 0, false, '-0'],
    ['a no', `${deferred}-0`, 1, false, '-0'],
  ])('after %s (%s) with an own rate of %s', (_case, incoming, tracesSampleRate, sampled, flag) => {
    expect(flagOf(start({ tracesSampleRate }).tracer, incoming)).toEqual([sampled, flag]);
  });

  it('is inherited by transactions inside a trace, and by all spans', () => {
    const { tracer, transport } = start({ tracesSampler: ({ name }) => name === 'yes' });
    tracer.startSpan({ transaction: 'no' }, () =>
      tracer.startSpan({ transaction: 'yes' }, (span) => expect(span.startChild({}).sampled).toBe(false)),
    );
    expect(transport.takeAll()).toEqual([]);
  });

  it('goes by an explicit choice before all others', () => {
    const { tracer } = start({ tracesSampleRate: 0 });
    expect(tracer.startTransaction({ name: 'x', sampled: true }).sampled).toBe(true);
  });

  it('goes by the sampler before the rate, and by the rate when the sampler throws', () => {
    const choose = (answer: () => number | boolean): boolean =>
      start({ tracesSampleRate: 1, tracesSampler: answer }).tracer.startTransaction({ name: 'x' }).sampled;
    expect(choose(() => 0)).toBe(false);
    expect(choose(() => false)).toBe(false);
    expect(choose(() => true)).toBe(true);
    expect(
      choose(() => {
        throw new Error('sampler');
      }),
    ).toBe(true);
  });

  it.each([-1, 2, Number.NaN, Number.POSITIVE_INFINITY, '1' as unknown as number])(
    'is no for the rate %s, with one warning',
    (tracesSampleRate) => {
      const warnings: string[] = [];
      const { tracer } = start({ tracesSampleRate, warn: (message) => warnings.push(message) });
      expect(tracer.startTransaction({ name: 'x' }).sampled).toBe(false);
      expect(tracer.startTransaction({ name: 'x' }).sampled).toBe(false);
      expect(warnings).toHaveLength(1);
    },
  );

  it('is yes for a quarter of the traces at a rate of 0.25', () => {
    // A small generator with a fixed seed, so that the count is the same each time.
    let state = 1;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const { tracer } = start({ tracesSampleRate: 0.25, random });
    let yes = 0;
    for (let index = 0; index < 10_000; index += 1)
      yes += Number(tracer.startTransaction({ name: 'x' }).sampled);
    expect(Math.abs(yes - 2500)).toBeLessThanOrEqual(130);
  });
});

describe('the random number of a trace', () => {
  const travelled = (
    baggage: string,
    flag = '',
  ): { sampled: boolean; rand: number; rate: string | undefined } => {
    const { tracer } = start({ tracesSampleRate: 0.5, random: () => 0.25 });
    const sentryTrace = `${TRACE_ID}-${SPAN_ID}${flag}`;
    const transaction = tracer.continueTrace({ sentryTrace, baggage }, { name: 'x' });
    const members = parseSentryBaggage(tracer.propagationHeaders(transaction).baggage);
    return {
      sampled: transaction.sampled,
      rand: Number(members.get('sample_rand')),
      rate: members.get('sample_rate'),
    };
  };

  it('decides a deferred trace, so that all services would decide alike', () => {
    expect(travelled('sentry-sample_rand=0.4')).toMatchObject({ sampled: true, rand: 0.4 });
    expect(travelled('sentry-sample_rand=0.6')).toMatchObject({ sampled: false, rand: 0.6 });
  });

  it.each(['-0.1', '1', 'x', '1e999', ''])('is rolled anew when what came in is %j', (value) => {
    expect(travelled(`sentry-a=1,sentry-sample_rand=${value}`)).toMatchObject({ rand: 0.25 });
  });

  it.each([
    ['-1', 'sentry-sample_rate=0.1,sentry-sample_rand=0.9', (rand: number) => rand < 0.1],
    ['-0', 'sentry-sample_rate=0.9,sentry-sample_rand=0.1', (rand: number) => rand >= 0.9],
  ])('agrees with the decision %s, even if what came in does not', (flag, baggage, agrees) => {
    expect(agrees(travelled(baggage, flag).rand)).toBe(true);
  });

  it.each(['NaN', '-1', '2', '1e999'])('does without the sample rate %s', (rate) => {
    expect(travelled(`sentry-a=1,sentry-sample_rate=${rate}`, '-1').rate).toBeUndefined();
  });
});
