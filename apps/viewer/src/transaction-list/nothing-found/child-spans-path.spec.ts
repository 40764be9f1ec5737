import { describe, expect, it } from '@jest/globals';
import { childSpanQuery, childSpansPath } from './child-spans-path';

describe('a search of the list, asked of child spans', () => {
  it.each([
    ['', ''],
    ['db.system:sqlite', 'span.tags[db.system]:sqlite'],
    ['tags[db.system]:"my sql"', 'span.tags[db.system]:"my sql"'],
    ['!db.system:[sqlite, redis]', '!span.tags[db.system]:[sqlite, redis]'],
    ['has:db.system', 'has:span.tags[db.system]'],
    ['transaction:*checkout* release:1', 'transaction:*checkout* release:1'],
    ['span.op:db', 'span.op:db'],
    ['SELECT "from orders"', 'SELECT "from orders"'],
    ['p95():>1s db.system:sqlite', 'span.tags[db.system]:sqlite'],
    ['event.type:transaction db.system:sqlite', 'span.tags[db.system]:sqlite'],
    ['(db.system:sqlite release:1)', 'span.tags[db.system]:sqlite release:1'],
    ['db.system:sqlite or release:1', ''],
    ['"odd key":x', ''],
  ])('%s is %s', (query, spanQuery) => expect(childSpanQuery(query)).toBe(spanQuery));

  it('keeps projects and window', () => {
    const state = { query: 'a:b', window: { statsPeriod: '1h' }, projects: ['web', 'api'] };
    expect(childSpansPath(state)).toBe(
      '/spans?query=span.tags%5Ba%5D%3Ab&statsPeriod=1h&project=web&project=api',
    );
  });

  it.each([
    [{ statsPeriod: '14d' }, '/spans?statsPeriod=7d'],
    [{ statsPeriod: '24h' }, '/spans'],
    [
      { start: '2026-11-01T00:00:00.000Z', end: '2026-11-20T00:00:00.000Z' },
      '/spans?start=2026-11-13T00%3A00%3A00.000Z&end=2026-11-20T00%3A00%3A00.000Z',
    ],
  ])('looks at no more of %j than the collector reads', (window, path) =>
    expect(childSpansPath({ query: '', window, projects: [] })).toBe(path),
  );
});
