import { describe, expect, it } from '@jest/globals';
import { breadcrumbsOf } from './read-breadcrumbs';

describe('breadcrumbs', () => {
  const CLICK = { timestamp: 1_700_000_000, category: 'ui.click', level: 'info', message: 'button' };
  const READ = { ...CLICK, kind: 'click', isBad: false, data: {} };

  it('are read from a list', () => expect(breadcrumbsOf([CLICK])).toEqual([READ]));
  it('are read from the list under values', () => expect(breadcrumbsOf({ values: [CLICK] })).toEqual([READ]));

  it.each([
    [
      { category: 'fetch', data: { method: 'GET', url: '/api', status_code: 200 } },
      'request',
      'GET /api → 200',
    ],
    [{ type: 'http', category: 'httplib', data: { method: 'GET', url: '/' } }, 'request', 'GET /'],
    [
      { category: 'http', data: { 'http.method': 'PUT', url: '/x', status_code: 500 } },
      'request',
      'PUT /x → 500',
    ],
    [{ category: 'navigation', data: { from: '/', to: '/cart' } }, 'navigation', '/ → /cart'],
    [{ category: 'console', message: 'hello', data: {} }, 'console', 'hello'],
    [{ category: 'redis', message: 'GET a' }, 'query', 'GET a'],
    [{ message: 'by hand' }, 'other', 'by hand'],
  ])('%j is a %s that reads "%s"', (crumb, kind, message) => {
    expect(breadcrumbsOf([crumb])[0]).toMatchObject({ kind, message });
  });

  it('keep beside the line what the line does not say', () => {
    const [crumb] = breadcrumbsOf([{ category: 'xhr', data: { method: 'GET', url: '/', reason: 'OK' } }]);
    expect(crumb?.data).toEqual({ reason: 'OK' });
  });

  it('tell of what went wrong, but not where browser SDK 5 calls sending an error', () => {
    const read = breadcrumbsOf([
      { category: 'sentry.transaction', level: 'error' },
      { category: 'console', level: 'error' },
    ]);
    expect(read.map(({ isBad }) => isBad)).toEqual([false, true]);
  });

  it('have a moment, also as a text', () => {
    expect(breadcrumbsOf([{ timestamp: '2026-11-22T05:58:14.500000Z' }])[0]?.timestamp).toBe(1_795_327_094.5);
  });

  it.each([null, undefined, 7, 'text', {}, { values: 7 }, [null, 7, 'text']])('are none in %j', (value) => {
    expect(breadcrumbsOf(value)).toEqual([]);
  });
});
