import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { ListState } from './list-state';
import { listPath, parseListState } from './list-state';

/** The list's state, which lives in the address: each change is a step that the back button undoes. */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const state = useMemo(() => parseListState(search), [search]);
  const change = useCallback(
    (part: Partial<ListState>) => {
      // As it is now: what was decided while a search was checked is not undone by it.
      const current = parseListState(window.location.search);
      const path = listPath({ ...current, ...part });
      if (path !== listPath(current)) navigate(path);
    },
    [navigate],
  );
  return [state, change];
}
