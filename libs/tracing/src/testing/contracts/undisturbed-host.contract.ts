import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTracer, errorReporting, systemClock, type Tracer, type TracerOptions } from '../../core/index';
import { RecordingTransport } from '../recording-transport';
import type { ContractOptions } from './contract-run';

/** What a host does, and what it sees of it: results, errors, receivers, arguments; by the name of what it does. */
export type Observations<Harness> = Readonly<
  Record<string, (harness: Harness, tracer: Tracer) => Promise<unknown>>
>;

/** What breaks a tracer from outside: what it stands on fails. Core promises that none of this reaches the host. */
const STATES: readonly (readonly [state: string, options: () => Partial<TracerOptions>])[] = [
  ['on', () => ({ tracesSampleRate: 1 })],
  ['at a rate of 0', () => ({ tracesSampleRate: 0 })],
  ['off', () => ({ tracesSampleRate: undefined })],
  ['broken: its transport throws', () => ({ transport: brokenTransport() })],
  ['broken: its clock has no time', () => ({ clock: { ...systemClock, nowInSeconds: () => Number.NaN } })],
  [
    'broken: its clock throws',
    () => ({ clock: { nowInSeconds: fail, startTimeline: fail, schedule: fail } }),
  ],
  ['broken: its clock stops', () => ({ clock: { ...systemClock, startTimeline: () => fail } })],
  ['broken: no span can be active', () => ({ activeSpan: { current: fail, runWith: fail } })],
  ['broken: no ids can be made', () => ({ ids: { traceId: fail, spanId: fail, eventId: fail } })],
  ['broken: nothing is random', () => ({ random: fail })],
  ['broken: its sampler throws', () => ({ tracesSampler: fail })],
];

/** How often the library is instrumented in these runs. */
const TWICE = 2;

/** With tracing on, off or broken, the host must see what it sees of the same program that is not instrumented. */
export function describeUndisturbedHost<Harness extends { stop(): Promise<void> | void }>(
  { createActiveSpan, start }: ContractOptions<Harness>,
  observations: Observations<Harness>,
): void {
  const names = Object.keys(observations);

  /** The program that is not instrumented has run and stopped before the other starts: some are so process-wide. */
  async function observe(times: number, options: Partial<TracerOptions>): Promise<Map<string, unknown>> {
    const tracer = createTracer({
      ...{ clock: systemClock, platform: 'node', sdkName: 'clew.testing', tracesSampleRate: 1 },
      reportErrors: errorReporting(() => []),
      ...{ transport: new RecordingTransport(), activeSpan: createActiveSpan() },
      ...options,
    });
    const harness = await start(tracer, times);
    const seen = new Map<string, unknown>();
    try {
      for (const name of names) seen.set(name, await observations[name]?.(harness, tracer));
    } finally {
      await harness.stop();
    }
    return seen;
  }

  describe('without tracing', () => {
    let expected: Map<string, unknown>;
    beforeAll(async () => {
      expected = await observe(0, {});
    });
    afterAll(() => expected.clear());

    describe.each(STATES)('and with tracing %s', (_state, options) => {
      let seen: Map<string, unknown>;
      beforeAll(async () => {
        seen = await observe(TWICE, options());
      });

      it.each(names)('the host sees the same of %s', (name) => {
        expect(seen.get(name)).toEqual(expected.get(name));
      });
    });
  });
}

/** What the host can tell an error by, whose object is another in each run. */
export function likeness(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { name, message, code, constructor } = error as Error & { code?: unknown };
  return { name, message, code, constructor: constructor.name, keys: Object.keys(error).sort() };
}

function brokenTransport(): RecordingTransport {
  return Object.assign(new RecordingTransport(), { send: fail, recordLoss: fail, losses: fail });
}

function fail(): never {
  throw new Error('what tracing stands on has failed');
}
