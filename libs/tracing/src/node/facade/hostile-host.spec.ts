import { beforeAll, describe, expect, it } from '@jest/globals';
import { HOSTILE_VALUES, hostile } from '../../core/hostile-values.fixture';
import { seededRandom } from '../../testing/index';
import { Span } from '../apm';
import * as Sentry from '../sentry';

const CASES = 2000;
const STEPS_OF_A_CASE = 12;

describe('a hostile host that uses the text’s own API', () => {
  beforeAll(() => {
    Sentry.init({ tracesSampleRate: 1, defaultIntegrations: false });
  });

  it(`never sees an error of tracing in ${CASES} seeded cases`, () => {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const trail: string[] = [];
      try {
        Sentry.withScope((scope) => playCase(scope, seed, trail));
      } catch (error) {
        throw new Error(`seed ${seed}: ${trail.join(' -> ')}`, { cause: error });
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

function playCase(scope: Sentry.Scope, seed: number, trail: string[]): void {
  const random = seededRandom(seed);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const value = (): never => pick(HOSTILE_VALUES)() as never;
  const context = (): never => pick<() => unknown>([value, () => halfReadable(value)])() as never;
  const hub = Sentry.getCurrentHub();
  const spans = [hub.startSpan({ transaction: 'first' }) as Sentry.SentrySpan];
  const span = () => pick(spans);
  const keep = (started: Sentry.SentrySpan | undefined): void => void (started && spans.push(started));
  const steps: readonly [name: string, play: () => unknown][] = [
    ['start span', () => keep(hub.startSpan(context(), random() < 0.3))],
    ['start span again', () => keep(hub.startSpan(span()))],
    ['child', () => keep(span().child(context()))],
    ['from header', () => keep(Span.fromTraceparent(value(), context()))],
    ['from a good header', () => keep(Span.fromTraceparent(span().toTraceparent(), context()))],
    ['methods', () => [span().isSuccess(), span().getTraceContext(), span().toJSON()]],
    ['tag', () => scope.setTag(value(), value())],
    ['tags', () => scope.setTags(context())],
    ['extra', () => scope.setExtra(value(), value())],
    ['extras', () => scope.setExtras(context())],
    ['user', () => scope.setUser(value())],
    ['request', () => scope.setRequest(value())],
    ['name', () => scope.setTransactionName(value())],
    ['span', () => scope.setSpan(span())],
    ['any span', () => scope.setSpan(value())],
    ['breadcrumb', () => Sentry.addBreadcrumb(context())],
    ['message', () => Sentry.captureMessage(value(), value())],
    ['exception', () => Sentry.captureException(value(), context())],
    ['headers', () => hub.traceHeaders()],
    ['finish', () => span().finish(value())],
  ];
  for (let step = 0; step < STEPS_OF_A_CASE; step += 1) {
    const [name, play] = pick(steps);
    trail.push(name);
    play();
  }
  for (const open of spans) open.finish();
}

/** What the text's functions take, with values of a hostile host; one of its properties may throw. */
function halfReadable(value: () => unknown): object {
  const context = {
    ...{ transaction: value(), op: value(), description: value(), data: value(), tags: value() },
    ...{ traceId: value(), parentSpanId: value(), sampled: value(), mechanism: value(), message: value() },
  };
  return Object.defineProperty(context, 'startTimestamp', {
    enumerable: true,
    get() {
      throw hostile;
    },
  });
}
