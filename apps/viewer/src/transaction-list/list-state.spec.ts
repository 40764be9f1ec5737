import { describe, expect, it } from '@jest/globals';
import type { ListState } from './list-state';
import { DEFAULT_LIST_STATE, listPath, parseListState } from './list-state';
import { SORTABLE_FIELDS } from './transaction-columns';

function stateAt(path: string): ListState {
  return parseListState(path.replace(/^\/\??/, ''), SORTABLE_FIELDS);
}

describe('the state of the list', () => {
  it('is the default where the address says nothing', () => {
    expect(stateAt('/')).toEqual(DEFAULT_LIST_STATE);
  });

  it('leaves the address empty where it is the default', () => {
    expect(listPath(DEFAULT_LIST_STATE)).toBe('/');
  });

  it.each<Partial<ListState>>([
    { query: 'transaction:"GET /" tag:a&b=c#d' },
    { window: { statsPeriod: '15m' } },
    { window: { start: '2026-11-22T12:00:00.000Z', end: '2026-11-22T13:00:00.000Z' } },
    { projects: ['web', 'api'] },
    { sort: 'p95()' },
    { open: 'web:GET /: a name with colons' },
  ])('survives the way through the address: %j', (change) => {
    const state = { ...DEFAULT_LIST_STATE, ...change };
    expect(stateAt(listPath(state))).toEqual(state);
  });

  it.each([
    '/?statsPeriod=forever',
    '/?start=2026-11-22T13:00:00Z&end=2026-11-22T12:00:00Z',
    '/?start=yesterday&end=now',
    '/?start=2026-11-22T13:00:00Z',
    '/?sort=drop+table',
    '/?project=',
    '/?%E0%A4%A',
  ])('falls back to the default where the address makes no sense: %s', (path) => {
    expect(stateAt(path)).toEqual(DEFAULT_LIST_STATE);
  });

  it('keeps a forged query within bounds', () => {
    expect(stateAt(`/?query=${'x'.repeat(10_000)}`).query).toHaveLength(2_000);
  });
});
