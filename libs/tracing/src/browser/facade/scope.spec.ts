/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { HOSTILE_VALUES } from '../../core/hostile-values.fixture';
import { pageWithCollector } from '../../testing/pages/page-with-collector';
import type * as Sentry from '../sentry';
import { createHub } from './hub';

const CANARY = 'Y2FuYXJ5';
const SECRET = `Bearer ${CANARY}.${CANARY}`;

const { dsn, sent, errors, pass } = pageWithCollector(() => hub.getClient()?.close() ?? Promise.resolve());
let hub = createHub();

/** What is sent of an error and of a transaction with a scope that has been set up so. */
async function eventsWith(configure: (scope: Sentry.Scope) => void): Promise<Record<string, unknown>[]> {
  hub = createHub();
  hub.initialise({ dsn, tracesSampleRate: 1 });
  hub.configureScope(configure);
  const tracer = hub.getClient()?.tracer;
  tracer?.captureException(new Error('no yarn left'));
  tracer?.startTransaction({ name: 'work' }).finish();
  await pass(500);
  return JSON.parse(JSON.stringify([...errors, ...sent])) as Record<string, unknown>[];
}

describe('what the scope of a page adds to events', () => {
  it.each<[string, (scope: Sentry.Scope) => void, number]>([
    ['a tag by its name', (scope) => scope.setTag('authorization', CANARY), 1],
    ['a tag by its text', (scope) => scope.setTag('note', SECRET), 1],
    [
      'breadcrumbs',
      (scope) => scope.addBreadcrumb({ message: SECRET, data: { deep: { password: CANARY } } }),
      2,
    ],
  ])('never holds a credential: %s', async (_what, configure, filtered) => {
    const events = await eventsWith(configure);
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain(CANARY);
    expect(JSON.stringify(events).split('[Filtered]')).toHaveLength(1 + 2 * filtered);
  });

  it.each([...HOSTILE_VALUES.entries()])(
    'loses no event, whatever a host hands over: value %i',
    async (_index, value) => {
      const hostile = value() as never;
      const events = await eventsWith((scope) => {
        scope.setTag('shop', 'yarn');
        scope.setTag('hostile', hostile);
        scope.setTag(hostile, 'hostile');
        scope.addBreadcrumb(hostile);
        scope.addBreadcrumb({ message: hostile, data: hostile });
        scope.addBreadcrumb({ data: { hostile }, message: 'click' });
      });
      const noted = [{}, {}, { message: 'click' }];
      const error = { category: 'exception', message: 'Error: no yarn left' };
      expect(events).toMatchObject([
        { tags: { shop: 'yarn' }, breadcrumbs: noted },
        { tags: { shop: 'yarn' }, breadcrumbs: [...noted, error] },
      ]);
    },
  );

  it('are breadcrumbs in a list, as those of a server are', async () => {
    const events = await eventsWith((scope) => scope.addBreadcrumb({ category: 'ui.click', timestamp: 7 }));
    const breadcrumbs = [{ category: 'ui.click', timestamp: 7 }];
    const error = { category: 'exception' };
    expect(events).toMatchObject([{ breadcrumbs }, { breadcrumbs: [...breadcrumbs, error] }]);
  });
});
