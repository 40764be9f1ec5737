import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeCollector, type FakeCollector } from '../../testing/servers/fake-collector';
import '../apm';
import * as Sentry from '../sentry';
import type { SentryEvent } from './client';

const CANARY = 'Y2FuYXJ5';
const SECRET = `Bearer ${CANARY}.${CANARY}`;

let collector: FakeCollector;
beforeEach(async () => {
  collector = await startFakeCollector();
  Sentry.init({ dsn: collector.dsn, tracesSampleRate: 1, defaultIntegrations: false });
});
afterEach(async () => {
  await Sentry.close();
  Sentry.configureScope((scope) => scope.clear());
  await collector.stop();
});

/** What has been sent, as text and read. */
async function sent(): Promise<{ text: string; events: SentryEvent[] }> {
  expect(await Sentry.flush()).toBe(true);
  const events = collector.received.map(({ event }) => event as unknown as SentryEvent);
  return { text: JSON.stringify(events), events };
}

describe('what a scope adds to events', () => {
  it.each<[string, (scope: Sentry.Scope) => void]>([
    ['tags', (scope) => scope.setTags({ password: CANARY, note: SECRET })],
    ['extras', (scope) => scope.setExtras({ login: { password: CANARY }, note: SECRET })],
    ['the user', (scope) => scope.setUser({ name: 'Ariadne', token: CANARY, note: SECRET })],
    ['the request', (scope) => scope.setRequest({ url: '/', headers: { cookie: CANARY }, note: SECRET })],
    ['breadcrumbs', (scope) => scope.addBreadcrumb({ message: SECRET, data: { authorization: CANARY } })],
  ])('never holds a credential: %s', async (_what, configure) => {
    Sentry.configureScope(configure);
    Sentry.captureMessage('hello');
    Sentry.getCurrentHub().startSpan({ transaction: 'work' })?.finish();
    const { text, events } = await sent();
    expect(events).toHaveLength(2);
    expect(text).not.toContain(CANARY);
    expect(text.split('[Filtered]')).toHaveLength(1 + 2 * events.length);
  });

  it.each<[string, (scope: Sentry.Scope, name: never) => void]>([
    ['a tag', (scope, name) => scope.setTag(name, 'x')],
    ['an extra', (scope, name) => scope.setExtra(name, 'x')],
  ])('loses no event where %s has a name that cannot be printed', async (_what, configure) => {
    Sentry.configureScope((scope) => configure(scope, Object.create(null) as never));
    Sentry.captureMessage('hello');
    const { text, events } = await sent();
    expect(events).toHaveLength(1);
    expect(text).toContain('[unprintable]');
  });

  it('is what the scope around it knows, too, which it leaves as it was', async () => {
    Sentry.configureScope((scope) => scope.setTag('shop', 'yarn').setExtra('lines', 3).setUser({ id: 7 }));
    Sentry.addBreadcrumb({ message: 'outer' });
    Sentry.withScope((scope) => {
      scope.setTag('page', 'basket').setExtra('page', 2).setUser({ id: 8 });
      Sentry.addBreadcrumb({ message: 'inner' });
      Sentry.captureMessage('inside');
    });
    Sentry.captureMessage('outside');
    const { events } = await sent();
    const known = events.map(({ tags, extra, user, breadcrumbs }) => ({
      ...{ tags, extra, user },
      breadcrumbs: breadcrumbs?.map(({ message }) => message),
    }));
    expect(known).toEqual([
      {
        ...{ tags: { shop: 'yarn', page: 'basket' }, extra: { lines: 3, page: 2 }, user: { id: 8 } },
        breadcrumbs: ['outer', 'inner'],
      },
      { tags: { shop: 'yarn' }, extra: { lines: 3 }, user: { id: 7 }, breadcrumbs: ['outer'] },
    ]);
  });
});
