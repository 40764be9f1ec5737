/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { pageWithCollector } from '../testing/pages/page-with-collector';
import { init, type BrowserTracing } from './index';

let tracing: BrowserTracing | undefined;
const { dsn, pass } = pageWithCollector(() => tracing?.close() ?? Promise.resolve());
afterEach(() => void jest.restoreAllMocks());

/** Starts a page whose collector is slow to answer; answers with how many envelopes it has posted. */
function start(): () => number {
  let posted = 0;
  Object.assign(globalThis, {
    fetch() {
      posted += 1;
      return new Promise(() => undefined);
    },
  });
  tracing = init({ dsn, tracesSampleRate: 1 });
  return () => posted;
}

function becomes(visibilityState: DocumentVisibilityState): void {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(visibilityState === 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a page that waits for its collector', () => {
  it('sends all that it has when it is hidden, since it may never be shown again', async () => {
    const posted = start();
    for (const name of ['a', 'b', 'c']) tracing?.tracer.startTransaction({ name }).finish();
    await pass(100);
    expect(posted()).toBe(1);
    becomes('hidden');
    await pass(0);
    // Those three, and the page load, which ends now.
    expect(posted()).toBe(4);
  });

  it('goes on waiting when it is shown', async () => {
    const posted = start();
    for (const name of ['a', 'b']) tracing?.tracer.startTransaction({ name }).finish();
    becomes('visible');
    await pass(100);
    expect(posted()).toBe(1);
    expect(tracing?.pageLoadTransaction.endTimestamp).toBeUndefined();
  });
});
