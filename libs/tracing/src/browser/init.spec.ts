/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { pageWithCollector } from '../testing/pages/page-with-collector';
import { init, type BrowserTracing } from './index';

const opened: BrowserTracing[] = [];
const { dsn } = pageWithCollector(() => Promise.all(opened.splice(0).map((tracing) => tracing.close())));
afterEach(() => void jest.restoreAllMocks());

function start(): BrowserTracing {
  const tracing = init({ dsn, tracesSampleRate: 1 });
  opened.push(tracing);
  return tracing;
}

describe('setting up a page', () => {
  it('again while it is open is warned about, and after it was closed it is not', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    await start().close();
    start();
    expect(warn).not.toHaveBeenCalled();
    start();
    expect(warn.mock.calls).toEqual([['[tracing] init is called twice: close() before']]);
  });
});
