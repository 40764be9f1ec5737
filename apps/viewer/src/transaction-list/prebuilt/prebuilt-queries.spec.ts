import { describe, expect, it } from '@jest/globals';
import { parseColumn } from '../columns/column-text';
import { DEFAULT_LIST_STATE, parseListState } from '../list-state';
import { listTitle, PREBUILT_QUERIES, prebuiltPath, prebuiltQueryOf } from './prebuilt-queries';

const state = { ...DEFAULT_LIST_STATE, projects: ['api'] };

describe('the pre-built queries', () => {
  it('begin with "Transactions", which is the list without any address (S131)', () => {
    expect(prebuiltQueryOf(parseListState(''))?.name).toBe('Transactions');
  });

  it('know "Transactions" by its search condition, too (S132)', () => {
    expect(prebuiltQueryOf(parseListState('query=event.type:transaction'))?.name).toBe('Transactions');
  });

  it.each(PREBUILT_QUERIES.map((query) => [query.name, query] as const))(
    '%s is an address that is known again, and keeps the projects',
    (_, query) => {
      const shown = parseListState(prebuiltPath(query, state).slice(2));
      expect(prebuiltQueryOf(shown)).toBe(query);
      expect(shown.projects).toEqual(['api']);
      expect((query.asks.fields ?? []).every(parseColumn)).toBe(true);
    },
  );

  it('are none where something else is asked', () => {
    expect(prebuiltQueryOf(parseListState('query=release:1'))).toBeUndefined();
  });
});

describe('the title of a list', () => {
  const slowest = PREBUILT_QUERIES[1];
  const { fields = [], sort = '' } = slowest?.asks ?? {};

  it.each(PREBUILT_QUERIES.map((query) => [query.title, query] as const))(
    '%s is that of its pre-built query',
    (title, query) => {
      const shown = parseListState(prebuiltPath(query, state).slice(2));
      expect(listTitle(shown)).toEqual({ title, changedFrom: undefined });
    },
  );

  it.each([
    ['a condition', { fields, sort, query: 'release:1' }],
    ['another order', { fields, sort: 'count()' }],
    ['a further column', { fields: [...fields, 'release'], sort }],
  ])('stays with %s, as changed', (_, change) => {
    expect(listTitle({ ...state, ...change })).toEqual({
      title: 'Slowest transactions',
      changedFrom: slowest,
    });
  });

  it.each([
    ['release:1', 'Transactions', undefined],
    ['event.type:error release:1', 'Errors', undefined],
    ['failure_count():>0 release:1', 'Failing transactions', 'Failing'],
  ])('of %s is %s', (query, title, from) => {
    const { title: given, changedFrom } = listTitle({ ...state, query });
    expect([given, changedFrom?.name]).toEqual([title, from]);
  });
});
