import { createContext, use } from 'react';
import type { RowIndex } from './rows/row-index';
import type { SpanViewSubject } from './span-view-subject';

/** What every row of one span view shares. */
export interface SpanViewScope {
  subject: SpanViewSubject;
  index: RowIndex;
  showsCriticalPath: boolean;
  /** In milliseconds: the shortest time without a span that is marked. */
  shortestGapMs: number;
}

export const SpanViewScopeContext = createContext<SpanViewScope | undefined>(undefined);

export function useSpanViewScope(): SpanViewScope {
  const scope = use(SpanViewScopeContext);
  if (scope === undefined) throw new Error('useSpanViewScope needs a span view above it');
  return scope;
}
