import { describe, expect, it } from '@jest/globals';
import { transactionsPath } from '../routes';
import type { ListState } from './list-state';
import { columnsOf, DEFAULT_LIST_STATE, listPath, parseListState, sortOf } from './list-state';

function stateAt(path: string): ListState {
  return parseListState(path.replace(/^\/\??/, ''));
}

const TRACE = 'trace:0123456789abcdef0123456789abcdef';

describe('the state of the list', () => {
  it('is the default where the address says nothing', () => {
    expect(stateAt('/')).toEqual(DEFAULT_LIST_STATE);
  });

  it('leaves the address empty where it is the default', () => {
    expect(listPath(DEFAULT_LIST_STATE)).toBe('/');
    expect(listPath({ fields: columnsOf(DEFAULT_LIST_STATE), sort: '-last_seen()' })).toBe('/');
  });

  it('has the addresses by which other views lead to it', () => {
    const state = { query: 'trace:a&b', window: { statsPeriod: '14d' }, projects: ['web', 'api'] };
    expect(listPath(state)).toBe(transactionsPath(state.query, state.projects));
  });

  it.each<Partial<ListState>>([
    { query: 'transaction:"GET /" tag:a&b=c#d' },
    { window: { statsPeriod: '15m' } },
    { window: { start: '2026-11-22T12:00:00.000Z', end: '2026-11-22T13:00:00.000Z' } },
    { projects: ['web', 'api'] },
    { sort: 'p95()' },
    { open: 'project:"web" transaction:"GET /: a name with colons"' },
    { fields: ['transaction', 'percentile(transaction.duration, 0.42)', 'tags[a:b]'] },
    {
      fields: ['count_if(transaction, equals, "GET /, (a)")'],
      sort: 'count_if(transaction, equals, "GET /, (a)")',
    },
    { fields: ['transaction.duration', 'transaction'], sort: '-transaction.duration' },
  ])('survives the way through the address: %j', (change) => {
    const state = { ...DEFAULT_LIST_STATE, ...change };
    expect(stateAt(listPath(state))).toEqual({ ...state, sort: stateAt(listPath(state)).sort });
    expect(sortOf(stateAt(listPath(state)))).toBe(sortOf(state));
  });

  it.each([
    '/?statsPeriod=forever',
    '/?start=2026-11-22T13:00:00Z&end=2026-11-22T12:00:00Z',
    '/?start=yesterday&end=now',
    '/?start=2026-11-22T13:00:00Z',
    '/?sort=drop+table',
    '/?sort=-',
    '/?sort=count_unique(user)',
    '/?project=',
    '/?field=',
    '/?field=count(&field=)&field=a+b',
    `/?field=${'x'.repeat(401)}`,
    '/?%E0%A4%A',
  ])('falls back to the default where the address makes no sense: %s', (path) => {
    expect(stateAt(path)).toEqual(DEFAULT_LIST_STATE);
  });

  it('keeps a forged query within bounds', () => {
    expect(stateAt(`/?query=${'x'.repeat(10_000)}`).query).toHaveLength(2_000);
  });

  it('shows each column once, and no more than the collector takes', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `field=tag${index % 20}`).join('&');
    expect(stateAt(`/?${fields}`).fields).toHaveLength(16);
  });
});

describe('the columns that suit a query', () => {
  it('are those of the pre-built query "Transactions"', () => {
    expect(columnsOf(DEFAULT_LIST_STATE)).toEqual([
      'project',
      'transaction',
      'count()',
      'avg(transaction.duration)',
      'p75()',
      'p95()',
      'epm()',
      'last_seen()',
    ]);
  });

  it('name errors by what went wrong', () => {
    expect(columnsOf(stateAt('/?query=event.type:error'))).toContain('title');
  });

  it('tell both kinds of events apart where both may be found', () => {
    expect(columnsOf(stateAt('/?query=event.type:[error,transaction]'))).toContain('event.type');
  });

  it('show each transaction of a trace, in the order in which they ended', () => {
    const state = stateAt(`/?query=${TRACE}`);
    expect(columnsOf(state)).toContain('transaction.duration');
    expect(sortOf(state)).toBe('timestamp');
  });

  it('are kept in order where they were chosen', () => {
    expect(columnsOf(stateAt('/?field=p95()&field=release'))).toEqual(['p95()', 'release']);
    expect(sortOf(stateAt('/?field=p95()&field=release'))).toBe('-p95()');
  });
});
