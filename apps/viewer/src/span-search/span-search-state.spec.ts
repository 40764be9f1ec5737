import { describe, expect, it } from '@jest/globals';
import type { SpanSearchState } from './span-search-state';
import { parseSpanSearch, spanSearchPath } from './span-search-state';

const DEFAULT: SpanSearchState = {
  query: '',
  window: { statsPeriod: '24h' },
  projects: [],
  isBySlowness: false,
};

describe('the state of the search for child spans', () => {
  it('leaves the address empty where it is the default', () =>
    expect(spanSearchPath(DEFAULT)).toBe('/spans'));

  it.each<Partial<SpanSearchState>>([
    { query: 'span.description:"SELECT *" a&b=c#d' },
    { window: { statsPeriod: '30m' } },
    { window: { start: '2026-11-22T12:00:00.000Z', end: '2026-11-22T13:00:00.000Z' } },
    { projects: ['web', 'api'] },
    { isBySlowness: true },
  ])('survives the way through the address: %j', (change) => {
    const state = { ...DEFAULT, ...change };
    expect(parseSpanSearch(spanSearchPath(state).replace('/spans', '').replace('?', ''))).toEqual(state);
  });

  it.each(['statsPeriod=14d', 'statsPeriod=x', 'sort=transaction', 'project='])(
    'falls back to the default where the address makes no sense: %s',
    (search) => expect(parseSpanSearch(search)).toEqual(DEFAULT),
  );
});
