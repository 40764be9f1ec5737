import { useMemo } from 'react';
import { Link } from 'wouter';
import { useCollector } from '../collector/collector-context';
import type { ChosenEvents } from '../collector/exploration-questions';
import { spansPath } from '../routes';
import { SearchBox } from '../search/search-box';
import { eventTypeIn, transactionQuery } from '../search/search-condition';
import { EVENT_KEYS, FUNCTIONS } from '../search/completion/search-keys';

interface TransactionSearchProps {
  chosen: ChosenEvents;
  onSearch: (query: string) => void;
}

/** The search box of the transaction list. */
export function TransactionSearch({ chosen: { query, window, projects }, onSearch }: TransactionSearchProps) {
  const collector = useCollector();
  const eventType = eventTypeIn(query);
  const scope = useMemo(
    () => ({ window, projects, keys: EVENT_KEYS, functions: FUNCTIONS, eventType }),
    [window, projects, eventType],
  );
  const check = {
    sent: transactionQuery,
    /** A second is the least that can be asked for; it is about the question, not the answer. */
    ask: (sent: string, signal: AbortSignal) =>
      collector.events(
        {
          ...{ fields: ['count()'], query: sent, sort: '-count()', perPage: 1 },
          window: { statsPeriod: '1s' },
          projects: [],
        },
        signal,
      ),
  };
  return (
    <SearchBox
      label="Search transactions"
      placeholder="transaction.duration:>500ms"
      query={query}
      scope={scope}
      check={check}
      onSearch={onSearch}
      hint={
        <p>
          Searches names and root spans: <code>transaction:"GET /api/products"</code>{' '}
          <code>p95():&gt;500ms</code> <code>trace:…</code>. What only child spans say is found by{' '}
          <Link href={spansPath()}>searching child spans</Link>.
        </p>
      }
    />
  );
}
