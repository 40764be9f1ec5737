import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../../node/async-local-active-span';
import { ManualClock, testingTracer } from '../../testing/index';
import type { Breadcrumb } from './breadcrumb';
import { createBreadcrumbKeeper, type BreadcrumbRules } from './breadcrumb-keeper';
import { trailOfAll, trailsOfTransactions } from './breadcrumb-trails';
import { errorReporting } from '../event/error-reporter';
import { thoroughFilter } from '../filter/thorough-filter';

const clock = new ManualClock(1_600_000_000);

function start(rules: BreadcrumbRules = {}, trails = trailsOfTransactions()) {
  const breadcrumbs = createBreadcrumbKeeper({ rules, trails, filter: thoroughFilter, clock });
  const reportErrors = errorReporting(() => []);
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { breadcrumbs, reportErrors });
  const add = (message: string) => tracer.addBreadcrumb({ message });
  const work = (transaction: string, does: () => void) => tracer.startSpan({ transaction }, does);
  /** The messages of the breadcrumbs of what has been sent: of transactions by name, and of errors. */
  function sent(): Record<string, (string | undefined)[]> {
    const messagesOf = ({ breadcrumbs: kept = [] }: { breadcrumbs?: readonly Breadcrumb[] }) =>
      kept.map(({ message }) => message);
    return Object.fromEntries([
      ...transport.takeAll().map((event) => [event.transaction, messagesOf(event)] as const),
      ...transport.takeErrors().map((event, at) => [`error ${at}`, messagesOf(event)] as const),
    ]);
  }
  return { tracer, transport, add, work, sent };
}

describe('breadcrumbs', () => {
  it('go along with the transaction that they were left in, and with its errors from then on', () => {
    const { tracer, add, work, sent } = start();
    work('GET /', () => {
      add('first');
      tracer.captureException(new Error('boom'));
      tracer.startSpan({ op: 'function' }, () => add('second'));
    });
    expect(sent()).toEqual({ 'GET /': ['first', 'Error: boom', 'second'], 'error 0': ['first'] });
  });

  it('of one transaction are no other’s, and what happens outside is attached to errors outside only', () => {
    const { tracer, add, work, sent } = start();
    add('starting');
    work('GET /', () => {
      add('in the request');
      work('inside', () => add('in the inner one'));
    });
    tracer.captureException(new Error('boom'));
    expect(sent()).toEqual({
      'GET /': ['in the request'],
      inside: ['in the inner one'],
      'error 0': ['starting'],
    });
  });

  it('of a page are one trail', () => {
    const { add, work, sent } = start({}, trailOfAll());
    add('click');
    work('one', () => add('request'));
    work('two', () => undefined);
    expect(sent()).toEqual({ one: ['click', 'request'], two: ['click', 'request'] });
  });

  it('are absent from an event where there are none', async () => {
    const { transport, work } = start();
    work('quiet', () => undefined);
    expect(await transport.take('quiet')).not.toHaveProperty('breadcrumbs');
  });

  it.each([
    [undefined, 100],
    [3, 3],
    [0, 0],
    [-1, 0],
    [Number.NaN, 0],
  ])('are the last ones: of %p at most, %i', (maxBreadcrumbs, kept) => {
    const { add, work, sent } = start({ maxBreadcrumbs });
    work('busy', () => {
      for (let count = 0; count < 250; count += 1) add(`no. ${count}`);
    });
    const all = Array.from({ length: 250 }, (_, count) => `no. ${count}`);
    expect(sent()['busy']).toEqual(kept === 0 ? [] : all.slice(-kept));
  });

  it('are 16,384 characters at most, so that an event can be sent with them', async () => {
    const { transport, add, work } = start();
    work('loud', () => {
      for (let count = 0; count < 100; count += 1) add('x'.repeat(2 ** 20));
    });
    const { breadcrumbs = [] } = await transport.take('loud');
    expect(JSON.stringify(breadcrumbs).length).toBeLessThanOrEqual(16_384 + 100);
    expect(breadcrumbs.length).toBeGreaterThan(10);
  });
});

describe('an application that is asked about its breadcrumbs', () => {
  it('may change and drop them, and is told what they are made of', () => {
    const hints: unknown[] = [];
    const beforeBreadcrumb = (breadcrumb: Breadcrumb, hint?: unknown): Breadcrumb | null => {
      hints.push(hint);
      return breadcrumb.message === 'drop' ? null : { ...breadcrumb, message: `${breadcrumb.message}!` };
    };
    const { tracer, work, sent } = start({ beforeBreadcrumb });
    const event = {};
    work('asks', () => {
      for (const message of ['keep', 'drop']) tracer.addBreadcrumb({ message }, event);
    });
    expect(sent()).toEqual({ asks: ['keep!'] });
    expect(hints).toEqual([event, event]);
  });

  it('cannot put back a credential, or more than fits', () => {
    const message = `Bearer aaaaaaa.1 ${'x'.repeat(5000)}`;
    const { add, work, sent } = start({ beforeBreadcrumb: (breadcrumb) => ({ ...breadcrumb, message }) });
    work('asks', () => add('click'));
    const [text = ''] = sent()['asks'] ?? [];
    expect(text).toMatch(/^Bearer \[Filtered\] x+…$/);
    expect(text).toHaveLength(1001);
  });

  it('is not asked about what it adds or logs meanwhile', () => {
    let asked = 0;
    const { tracer, add, work, sent } = start({
      beforeBreadcrumb(breadcrumb) {
        asked += 1;
        tracer.addBreadcrumb({ message: 'asked' });
        return breadcrumb;
      },
    });
    work('asks', () => add('click'));
    expect(sent()).toEqual({ asks: ['click'] });
    expect(asked).toBe(1);
  });

  it('never fails the work that it is asked in', () => {
    const { add, work, sent } = start({
      beforeBreadcrumb() {
        throw new Error('no crumbs');
      },
    });
    work('asks', () => add('click'));
    expect(sent()).toEqual({ asks: [] });
  });

  it('sees breadcrumbs where it changes events', async () => {
    const breadcrumbs = createBreadcrumbKeeper({
      ...{ rules: {}, trails: trailsOfTransactions(), filter: thoroughFilter, clock },
    });
    const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), {
      breadcrumbs,
      beforeSendTransaction: (event) => ({ ...event, breadcrumbs: event.breadcrumbs?.slice(1) ?? [] }),
    });
    tracer.startSpan({ transaction: 'sent' }, () => {
      for (const message of ['first', 'second']) tracer.addBreadcrumb({ message });
    });
    expect((await transport.take('sent')).breadcrumbs).toEqual([
      { message: 'second', timestamp: 1_600_000_000 },
    ]);
  });
});
