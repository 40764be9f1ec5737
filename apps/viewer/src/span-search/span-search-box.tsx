import { useMemo } from 'react';
import { useCollector } from '../collector/collector-context';
import { SearchBox } from '../search/search-box';
import { EVENT_KEYS, SPAN_KEYS } from '../search/completion/search-keys';
import type { SpanSearchState } from './span-search-state';

interface SpanSearchBoxProps {
  state: SpanSearchState;
  onSearch: (query: string) => void;
}

const KEYS = [...SPAN_KEYS, ...EVENT_KEYS];

/** The search box for child spans: their keys, those of their transactions, and words of the description. */
export function SpanSearchBox({ state: { query, window, projects }, onSearch }: SpanSearchBoxProps) {
  const collector = useCollector();
  const scope = useMemo(
    () => ({ window, projects, keys: KEYS, functions: [], noun: 'transaction' as const }),
    [window, projects],
  );
  const check = {
    about: ['spans'],
    sent: (text: string) => text.trim(),
    ask: (text: string, signal: AbortSignal) =>
      collector.spans(
        { query: text.trim(), window: { statsPeriod: '1s' }, projects: [], fields: ['span.id'], perPage: 1 },
        signal,
      ),
  };
  return (
    <SearchBox
      label="Search child spans"
      placeholder="span.op:db* span.duration:>100ms"
      query={query}
      scope={scope}
      check={check}
      onSearch={onSearch}
      hint={
        <p>
          <code>span.op</code> <code>span.description</code> <code>span.duration</code>{' '}
          <code>span.status</code> <code>span.tags[name]</code>, words of the description, and what their
          transactions are searched by.
        </p>
      }
    />
  );
}
