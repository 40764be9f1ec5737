/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { pageWithCollector } from '../../testing/pages/page-with-collector';
import type { SentryOptions } from './client';
import { createHub } from './hub';

const { dsn, sent, pass } = pageWithCollector(() => hub.getClient()?.close() ?? Promise.resolve());
let hub = createHub();

afterEach(() => void jest.restoreAllMocks());

/** The breadcrumbs of a transaction after this has been done, without their times. */
async function breadcrumbsAfter(work: () => void, options: SentryOptions = {}): Promise<unknown> {
  hub = createHub();
  hub.initialise({ dsn, tracesSampleRate: 1, ...options });
  work();
  hub.getClient()?.tracer.startTransaction({ name: 'work' }).finish();
  await pass(500);
  return sent[0]?.breadcrumbs?.map(({ timestamp: _timestamp, ...breadcrumb }) => breadcrumb);
}

function click(): void {
  const { document } = globalThis as unknown as {
    document: { body: { innerHTML: string; firstElementChild: { click(): void } } };
  };
  document.body.innerHTML = '<button id="submit">Submit Order</button>';
  document.body.firstElementChild.click();
}

describe('a page of the text’s', () => {
  it('collects breadcrumbs by itself, in the scope that the application adds to', async () => {
    jest.spyOn(globalThis.console, 'warn').mockImplementation(() => undefined);
    const crumbs = await breadcrumbsAfter(() => {
      click();
      hub.configureScope((scope) => scope.addBreadcrumb({ message: 'mine' }));
      globalThis.console.warn('low on yarn');
    });
    expect(crumbs).toEqual([
      { category: 'ui.click', message: 'button#submit' },
      { message: 'mine' },
      { category: 'console', level: 'warning', message: 'low on yarn' },
    ]);
  });

  it('asks the application about them', async () => {
    const hints: unknown[] = [];
    const crumbs = await breadcrumbsAfter(
      () => {
        click();
        hub.getClient()?.tracer.addBreadcrumb({ message: 'first' });
        hub.getClient()?.tracer.addBreadcrumb({ message: 'second' });
      },
      {
        maxBreadcrumbs: 1,
        beforeBreadcrumb(breadcrumb, hint) {
          hints.push(hint);
          return { ...breadcrumb, level: 'info' };
        },
      },
    );
    expect(crumbs).toEqual([{ message: 'second', level: 'info' }]);
    expect(hints).toMatchObject([{ event: { type: 'click' } }, undefined, undefined]);
  });

  it('is as it was when it is closed', async () => {
    const { warn } = globalThis.console;
    await breadcrumbsAfter(() => expect(globalThis.console.warn).not.toBe(warn));
    void hub.getClient()?.close();
    expect(globalThis.console.warn).toBe(warn);
  });
});
