import { useMemo } from 'react';
import { useCollector } from '../collector/collector-context';
import { EVENT_KEYS } from '../search/completion/search-keys';
import { SearchBox } from '../search/search-box';
import type { SearchedEvents } from '../search/searched-events';

interface MapSearchProps {
  state: SearchedEvents;
  onSearch: (query: string) => void;
}

/** The search box of the service map: which of the called transactions count. */
export function MapSearch({ state: { query, window, projects }, onSearch }: MapSearchProps) {
  const collector = useCollector();
  const scope = useMemo(
    () => ({ window, projects, keys: EVENT_KEYS, functions: [], noun: 'transaction' as const }),
    [window, projects],
  );
  const check = {
    about: ['service-map'],
    sent: (text: string) => text.trim(),
    ask: (text: string, signal: AbortSignal) =>
      collector.serviceMap({ query: text.trim(), window: { statsPeriod: '1s' }, projects: [] }, signal),
  };
  return (
    <SearchBox
      label="Search transactions"
      placeholder="transaction.status:internal_error"
      query={query}
      scope={scope}
      check={check}
      onSearch={onSearch}
      hint={
        <p>
          Chooses the transactions that were called, as in the list: <code>release:shop@2</code>{' '}
          <code>transaction:*checkout*</code>. Who called them is told whatever it says.
        </p>
      }
    />
  );
}
