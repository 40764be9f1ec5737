/**
 * What the text promises of a rate: "each request is either tracked or not, independently and pseudorandomly, with a 25%
 * probability". The generators have seeds, so a test that passes once passes always; the bounds are those of a thousand
 * fair draws, so that a decision which is not independent of the others cannot keep to them.
 */
import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { seededRandom, testingTracer } from '../testing/index';

const REQUESTS = 1000;
const RATE = 0.25;
const SEEDS = Array.from({ length: 20 }, (_, index) => 1_000_003 * (index + 1));

/** The decisions about so many requests that come without a header. */
function decisions(seed: number, count = REQUESTS): boolean[] {
  const options = { tracesSampleRate: RATE, random: seededRandom(seed) };
  const { tracer } = testingTracer(createAsyncLocalActiveSpan(), options);
  return Array.from({ length: count }, () => tracer.continueTrace({}, { name: 'GET /' }).sampled);
}

const countOf = (values: readonly boolean[]): number => values.filter(Boolean).length;

describe('a thousand requests at a rate of 0.25', () => {
  it.each(SEEDS)('are some 250 that are sent, and counted by nobody else, with the seed %d', (seed) => {
    const options = { tracesSampleRate: RATE, random: seededRandom(seed) };
    const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), options);
    for (let request = 0; request < REQUESTS; request += 1) {
      tracer.startSpan({ transaction: 'GET /' }, () => undefined);
    }
    // 45 is 3.3 standard deviations.
    expect(Math.abs(transport.takeAll().length - RATE * REQUESTS)).toBeLessThanOrEqual(45);
    expect(transport.losses().size).toBe(0);
  });

  it('have as many runs of equal decisions as independent ones', () => {
    const deviations = SEEDS.map((seed) => runsDeviation(decisions(seed)));
    expect(deviations.filter((deviation) => Math.abs(deviation) > 3)).toEqual([]);
    expect(Math.abs(mean(deviations))).toBeLessThan(1);
  });

  it('say nothing about the next decision', () => {
    const stream = decisions(1, 20_000);
    // Pairs of neighbours, not overlapping: no-no, no-yes, yes-no, yes-yes.
    const observed = [0, 0, 0, 0];
    for (let index = 0; index + 1 < stream.length; index += 2) {
      const pair = 2 * Number(stream[index]) + Number(stream[index + 1]);
      observed[pair] = (observed[pair] ?? 0) + 1;
    }
    const pairs = stream.length / 2;
    const expected = [0.75 * 0.75, 0.75 * RATE, RATE * 0.75, RATE * RATE].map((share) => share * pairs);
    // The 99.9th percentile of chi-square with three degrees of freedom.
    expect(chiSquare(observed, expected)).toBeLessThan(16.27);
  });

  it.each([
    ['one request in four', (index: number) => index % 4 === 0],
    ['the first quarter', (index: number) => index < REQUESTS / 4],
  ])('would not pass as independent if %s were sent, which is 250 as well', (_name, rule) => {
    const dependent = Array.from({ length: REQUESTS }, (_, index) => rule(index));
    expect(countOf(dependent)).toBe(250);
    expect(Math.abs(runsDeviation(dependent))).toBeGreaterThan(3);
  });
});

describe('two entry points of one service', () => {
  it.each([
    [0.25, 0.25, 0.5],
    [0.1, 1, 0.91],
    [1, 0.1, 0.09],
  ])('at rates of %s and %s show the second as %s of all, where it is half', (first, second, share) => {
    const random = seededRandom(7);
    const options = {
      tracesSampler: ({ op }: { op?: string | undefined }) => (op === 'pageload' ? first : second),
    };
    const { tracer } = testingTracer(createAsyncLocalActiveSpan(), { ...options, random });
    const collected = ['pageload', 'http.server'].map((op) =>
      countOf(Array.from({ length: 10_000 }, () => tracer.startTransaction({ name: 'x', op }).sampled)),
    );
    const all = (collected[0] ?? 0) + (collected[1] ?? 0);
    expect(Math.abs((collected[1] ?? 0) / all - share)).toBeLessThan(0.02);
  });
});

describe('the decision about a trace', () => {
  it('is made once, in the service that begins it, whatever the others are set to', () => {
    const made: string[] = [];
    const [web, api, database, worker] = ['web', 'api', 'db-service', 'worker'].map(
      (service) =>
        testingTracer(createAsyncLocalActiveSpan(), {
          tracesSampleRate: RATE,
          random() {
            made.push(service);
            return 0.1;
          },
        }).tracer,
    );
    if (!web || !api || !database || !worker) throw new Error('four services take part');
    const pageLoad = web.startTransaction({ name: 'page load' });
    let previous = web.propagationHeaders(pageLoad.startChild({ op: 'http.client' }));
    for (const service of [api, database, worker]) {
      const incoming = { sentryTrace: previous['sentry-trace'], baggage: previous.baggage };
      const transaction = service.continueTrace(incoming, { name: 'GET /' });
      expect([transaction.traceId, transaction.sampled]).toEqual([pageLoad.traceId, true]);
      service.runWith(transaction, () => service.startSpan({ transaction: 'within' }, () => undefined));
      previous = service.propagationHeaders(transaction.startChild({ op: 'http.client' }));
    }
    expect(made).toEqual(['web']);
  });
});

/** By how many standard deviations the number of runs differs from that of independent decisions (Wald, Wolfowitz). */
function runsDeviation(values: readonly boolean[]): number {
  const [yes, all] = [countOf(values), values.length];
  const product = 2 * yes * (all - yes);
  const runs = 1 + values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
  const variance = (product * (product - all)) / (all * all * (all - 1));
  return (runs - (product / all + 1)) / Math.sqrt(variance);
}

function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce((sum, count, index) => {
    const wanted = expected[index] ?? 0;
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
