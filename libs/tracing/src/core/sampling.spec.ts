import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { testingTracer } from '../testing/index';
import { parseSentryBaggage } from './propagation/baggage';
import type { TracerOptions } from './create-tracer';
import type { Tracer } from './tracer';

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

describe('a sampler', () => {
  const continued = `${TRACE_ID}-${SPAN_ID}`;
  const baggage = 'sentry-sample_rate=0.3,sentry-release=a';

  it('learns what is known about the transaction and its trace', () => {
    const asked: object[] = [];
    const { tracer } = start({ tracesSampler: (context) => asked.push(context) > 0 });
    tracer.startTransaction({ name: 'GET /', op: 'http.server', tags: { kind: 'page' } });
    tracer.continueTrace({ sentryTrace: `${continued}-0`, baggage }, { name: 'x' });
    expect(asked).toMatchObject([
      { name: 'GET /', op: 'http.server', tags: { kind: 'page' }, parentSampled: undefined },
      { name: 'x', parentSampled: false, parentSampleRate: 0.3 },
    ]);
  });

  it.each(['-1', '-0'])('inherits the decision %s, and uses its own rate for traces without one', (flag) => {
    const { tracer } = start({ tracesSampler: ({ inheritOrSampleWith }) => inheritOrSampleWith(1) });
    expect(flagOf(tracer, continued + flag)).toEqual([flag === '-1', flag]);
    expect(flagOf(tracer, continued)).toEqual([true, '-1']);
  });

  it('that throws is warned about, once', () => {
    const warnings: string[] = [];
    const { tracer } = start({
      tracesSampleRate: undefined,
      tracesSampler: () => {
        throw new Error('mine');
      },
      warn: (message) => warnings.push(message),
    });
    const transactions = [1, 2].map(() => tracer.startTransaction({ name: 'x' }));
    expect(transactions.map(({ sampled }) => sampled)).toEqual([false, false]);
    expect(warnings).toEqual([expect.stringContaining('tracesSampler throws')]);
  });

  it.each(['-1', '-0'])('may overrule the decision %s, with a warning, and its rate travels on', (flag) => {
    const warnings: string[] = [];
    const { tracer } = start({
      tracesSampler: ({ parentSampled }) => !parentSampled,
      warn: (message) => warnings.push(message),
    });
    const transaction = tracer.continueTrace({ sentryTrace: continued + flag, baggage }, { name: 'x' });
    expect(transaction.sampled).toBe(flag === '-0');
    expect(parseSentryBaggage(tracer.propagationHeaders(transaction).baggage)).toMatchObject({
      sample_rate: flag === '-0' ? '1' : '0',
      sampled: String(flag === '-0'),
      release: 'a',
    });
    expect(warnings).toEqual([expect.stringContaining('overrules')]);
  });

  it('leaves a decision alone when its own answer cannot be used', () => {
    const { tracer } = start({ tracesSampler: () => Number.NaN });
    expect(flagOf(tracer, `${continued}-1`)).toEqual([true, '-1']);
  });

  it('is not asked again for a transaction inside a trace of this process', () => {
    let asked = 0;
    const { tracer, transport } = start({ tracesSampler: () => (asked += 1) > 0 });
    tracer.startSpan({ transaction: 'outer' }, () =>
      tracer.startSpan({ transaction: 'inner' }, () => undefined),
    );
    expect([asked, transport.takeAll().length]).toEqual([1, 2]);
  });
});

describe('a deferred decision', () => {
  it('is made here, and travels on with the rate that made it', () => {
    const { tracer } = start({ tracesSampleRate: 1, release: 'ours' });
    const sentryTrace = `${TRACE_ID}-${SPAN_ID}`;
    const sent = (baggage?: string): object =>
      parseSentryBaggage(
        tracer.propagationHeaders(tracer.continueTrace({ sentryTrace, baggage }, { name: 'x' })).baggage,
      );
    expect(sent('sentry-release=theirs')).toMatchObject({
      release: 'theirs',
      sample_rate: '1',
      sampled: 'true',
    });
    expect(sent()).toMatchObject({ trace_id: TRACE_ID, release: 'ours', sample_rate: '1', sampled: 'true' });
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
      rand: Number(members['sample_rand']),
      rate: members['sample_rate'],
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
