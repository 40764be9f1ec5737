import { describe, expect, it } from '@jest/globals';
import { parseColumn } from './columns/column-text';
import { DEFAULT_LIST_STATE, parseListState } from './list-state';
import { PREBUILT_QUERIES, prebuiltPath, prebuiltQueryOf } from './prebuilt-queries';

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
