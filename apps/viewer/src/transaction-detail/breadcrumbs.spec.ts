import { describe, expect, it } from '@jest/globals';
import { breadcrumbsOf } from './breadcrumbs';

describe('breadcrumbs', () => {
  const CLICK = { timestamp: 1_700_000_000, category: 'ui.click', level: 'info', message: 'button' };

  it('are read from a list', () => expect(breadcrumbsOf([CLICK])).toEqual([CLICK]));
  it('are read from the list under values', () =>
    expect(breadcrumbsOf({ values: [CLICK] })).toEqual([CLICK]));

  it('show their data where they have no message', () => {
    expect(breadcrumbsOf([{ type: 'http', data: { url: '/' } }])[0]).toMatchObject({
      category: 'http',
      message: '{\n  "url": "/"\n}',
    });
  });

  it.each([null, undefined, 7, 'text', {}, { values: 7 }, [null, 7, 'text']])('are none in %j', (value) => {
    expect(breadcrumbsOf(value)).toEqual([]);
  });
});
