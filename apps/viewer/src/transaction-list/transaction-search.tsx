import { useMemo } from 'react';
import { Link } from 'wouter';
import { useCollector } from '../collector/collector-context';
import { spansPath } from '../routes';
import { SearchBox } from '../search/search-box';
import { eventNounIn, transactionQuery } from '../search/search-condition';
import { EVENT_KEYS, FUNCTIONS } from '../search/completion/search-keys';
import { StarNotes } from '../search/mistakes/star-notes';
import { questionToCheck } from './list-question';
import type { ListState } from './list-state';

interface TransactionSearchProps {
  state: ListState;
  onSearch: (query: string) => void;
  onRefusal: (isRefused: boolean) => void;
}

/** The search box of the transaction list. */
export function TransactionSearch({
  state: { query, window, projects, fields },
  onSearch,
  onRefusal,
}: TransactionSearchProps) {
  const collector = useCollector();
  const noun = eventNounIn(query);
  const scope = useMemo(
    () => ({ window, projects, keys: EVENT_KEYS, functions: FUNCTIONS, noun }),
    [window, projects, noun],
  );
  // With the columns of the list: a condition on a function needs one among them.
  const check = {
    about: ['events', ...fields],
    sent: transactionQuery,
    ask: (text: string, signal: AbortSignal) =>
      collector.events(questionToCheck({ query: text, fields }), signal),
  };
  return (
    <SearchBox
      label={`Search ${noun}s`}
      placeholder={
        noun === 'transaction' ? 'transaction.duration:>500ms' : 'event.type:error title:*declined*'
      }
      query={query}
      scope={scope}
      check={check}
      onSearch={onSearch}
      onRefusal={onRefusal}
      hint={
        <>
          <StarNotes query={query} />
          {noun === 'error' ? <ErrorHint /> : <TransactionHint />}
        </>
      }
    />
  );
}

function TransactionHint() {
  return (
    <p>
      Searches names and root spans: <code>transaction:"GET /api/products"</code> <code>p95():&gt;500ms</code>{' '}
      <code>trace:…</code>. What only child spans say is found by{' '}
      <Link href={spansPath()}>searching child spans</Link>.
    </p>
  );
}

function ErrorHint() {
  return (
    <p>
      Searches titles and what errors say of themselves: <code>title:*declined*</code>{' '}
      <code>transaction:"POST /api/checkout"</code> <code>trace:…</code>. Stack traces are not searched.
    </p>
  );
}
