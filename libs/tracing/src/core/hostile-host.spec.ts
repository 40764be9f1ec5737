import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { seededRandom, testingTracer } from '../testing/index';
import { errorReporting } from './event/error-reporter';
import { fail, hostile, HOSTILE_VALUES } from './hostile-values.fixture';
import type { Span } from './span/span';
import type { Tracer } from './tracer';

const CASES = 10_000;
const STEPS_OF_A_CASE = 12;

const activeSpan = createAsyncLocalActiveSpan();

describe('a hostile host', () => {
  it(`never sees an error of tracing in ${CASES} seeded cases, and every event is sent or counted`, () => {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const trail: string[] = [];
      try {
        playCase(seed, trail);
      } catch (error) {
        throw new Error(`seed ${seed}: ${trail.join(' -> ')}`, { cause: error });
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

function playCase(seed: number, trail: string[]): void {
  const random = seededRandom(seed);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const value = (): never => pick(HOSTILE_VALUES)() as never;
  const hook = (): never => (random() < 0.8 ? undefined : () => value()) as never;
  const { tracer, transport } = testingTracer(activeSpan, {
    tracesSampleRate: pick([0, 1, 1, 1, value()]),
    tracesSampler: random() < 0.2 ? () => value() : undefined,
    reportErrors: errorReporting(() => []),
    beforeSend: hook(),
    beforeSendTransaction: hook(),
    ignoreTransactions: [pick(['never'])],
  });
  const spans: Span[] = [tracer.startTransaction({ name: 'first' })];
  const steps = stepsOf({ tracer, spans, pick, value });
  for (let step = 0; step < STEPS_OF_A_CASE; step += 1) {
    const [name, play] = pick(steps);
    trail.push(name);
    play();
  }
  const open = new Set(spans.map((span) => span.transaction));
  const recorded = [...open].filter(({ sampled }) => sampled).length;
  for (const transaction of open) transaction.finish();
  for (const { payload } of transport.sent) JSON.parse(payload);
  const lost = [...transport.losses().values()].reduce((sum, { transaction = 0 }) => sum + transaction, 0);
  const sent = transport.sent.filter(({ type }) => type === 'transaction').length;
  if (sent + lost !== recorded) throw new Error(`${recorded} recorded, ${sent} sent, ${lost} lost`);
}

interface Play {
  tracer: Tracer;
  spans: Span[];
  pick: <T>(choices: readonly T[]) => T;
  value: () => never;
}

function stepsOf({ tracer, spans, pick, value }: Play): readonly [name: string, play: () => void][] {
  const span = (): Span => pick(spans);
  const context = (): never =>
    pick<() => unknown>([
      () => value(),
      () => ({
        op: value(),
        description: value(),
        status: value(),
        startTimestamp: value(),
        spanId: value(),
      }),
      () => ({ name: value(), tags: value(), data: value(), traceId: value(), parentSpanId: value() }),
      () => ({
        op: 'task',
        tags: { key: value() },
        data: { key: value() },
        links: value(),
        sampled: value(),
      }),
    ])() as never;
  const work = (): unknown => pick([() => 1, fail, () => Promise.resolve(1), () => value()])();
  return [
    ['child', () => spans.push(span().startChild(context()))],
    ['transaction', () => spans.push(tracer.startTransaction(context()))],
    [
      'continue',
      () =>
        spans.push(
          tracer.continueTrace(
            { sentryTrace: value(), baggage: value(), traceparent: value() },
            { name: 'x' },
          ),
        ),
    ],
    ['continue with', () => spans.push(tracer.continueTrace(value(), context()))],
    ['tag', () => span().setTag(value(), value())],
    ['data', () => span().setData(value(), value())],
    ['status', () => span().setStatus(value())],
    ['http status', () => span().setHttpStatus(value())],
    ['name', () => span().transaction.setName(value(), value())],
    ['op', () => (span().op = value())],
    ['finish', () => span().finish(value())],
    ['finish again', () => span().finish()],
    ['provisional', () => span().finishProvisionally(value())],
    ['headers', () => tracer.propagationHeaders(span())],
    ['capture', () => tracer.captureException(value(), { span: span() })],
    ['capture in any way', () => tracer.captureException(new Error('x'), value())],
    [
      'capture error',
      () => tracer.captureException(Object.assign(new Error('x'), { cause: value(), stack: value() })),
    ],
    [
      'start span',
      () => {
        try {
          const result: unknown = tracer.startSpan({ transaction: 'inner', op: value() }, (inner) => {
            spans.push(inner);
            return work();
          });
          new Promise((resolve) => resolve(result)).catch(() => undefined);
        } catch (error) {
          if (error !== hostile) throw error;
        }
      },
    ],
  ];
}
