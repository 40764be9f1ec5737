import { describe, expect, it } from '@jest/globals';
import { pageFilter } from '../../browser/ports/page-filter';
import { fail, HOSTILE_VALUES } from '../hostile-values.fixture';
import { plainBreadcrumb, type KeptBreadcrumb } from './breadcrumb';
import { createBreadcrumbTrail } from './breadcrumb-trail';
import { thoroughFilter } from '../filter/thorough-filter';

const NOW = 1_600_000_000;
const CANARY = 'Y2FuYXJ5';

describe.each([
  ['a server', thoroughFilter],
  ['a page', pageFilter],
])('a breadcrumb of %s', (_runtime, filter) => {
  function plain(breadcrumb: unknown): KeptBreadcrumb {
    const trail = createBreadcrumbTrail();
    trail.add(plainBreadcrumb(breadcrumb, filter, NOW));
    return trail.all()[0] as KeptBreadcrumb;
  }

  it('is kept with all that it says, at its time or now', () => {
    const whole = { type: 'user', category: 'cart', message: 'one ball', level: 'info', data: { lines: 3 } };
    expect(plain(whole)).toEqual({ ...whole, timestamp: NOW });
    expect(plain({ timestamp: 7 })).toEqual({ timestamp: 7 });
  });

  it('is a copy, which nothing that the host does afterwards changes', () => {
    const data = { cart: { lines: 3 } };
    const kept = plain({ data });
    data.cart.lines = 4;
    expect(kept.data).toEqual({ cart: { lines: 3 } });
  });

  it.each([
    ['a token in a message', { message: `Bearer ${CANARY}.${CANARY}` }],
    ['a password in a URL', { message: `GET https://me:${CANARY}@db.example/` }],
    ['a secret of a query', { data: { url: `https://db.example/?api_key=${CANARY}&page=2` } }],
    ['what stands under the name of a credential', { data: { deep: { password: CANARY } } }],
    ['a password where a long message is cut', { message: `${'x'.repeat(980)} redis://me:${CANARY}@db` }],
  ])('holds no credential: %s', (_what, breadcrumb) => {
    expect(JSON.stringify(plain(breadcrumb))).not.toContain(CANARY);
    expect(JSON.stringify(plain(breadcrumb))).toContain('[Filte');
  });

  it.each([
    ['a message of a megabyte', { message: 'x'.repeat(2 ** 20) }, { message: `${'x'.repeat(1000)}…` }],
    ['a category of a megabyte', { category: 'x'.repeat(2 ** 20) }, { category: `${'x'.repeat(100)}…` }],
    ['data of a megabyte', { data: { text: 'x'.repeat(2 ** 20) } }, { data: { data: '[large]' } }],
    [
      'a million values',
      { data: { list: new Array<string>(1e6).fill('yarn!') } },
      { data: { data: '[large]' } },
    ],
    [
      'control characters, each of which is six characters on the wire',
      { message: '\0'.repeat(5000), data: { a: '\0' } },
      { message: `${'\0'.repeat(1000)}…`, data: { data: '[large]' } },
    ],
    ['data that is no object', { data: 'yarn' }, { data: { data: 'yarn' } }],
    ['data that is a function', { data: fail }, {}],
    ['no breadcrumb at all', undefined, {}],
  ])('has bounds: %s', (_what, breadcrumb, expected) => {
    expect(plain(breadcrumb)).toEqual({ ...expected, timestamp: NOW });
  });

  it.each([...HOSTILE_VALUES.entries()])('takes whatever a host hands over: value %i', (_index, value) => {
    const hostile = value();
    const unreadable = Object.defineProperty({ message: 'click' }, 'data', { get: fail, enumerable: true });
    const all = [
      hostile,
      { message: hostile, data: hostile, level: hostile },
      { data: { hostile } },
      unreadable,
    ];
    for (const breadcrumb of all) {
      const kept = plain(breadcrumb);
      expect(JSON.stringify(kept).length).toBeLessThan(8000);
      expect(kept.timestamp).toBe(NOW);
    }
    expect(plain(unreadable)).toEqual({ message: 'click', timestamp: NOW });
  });
});
