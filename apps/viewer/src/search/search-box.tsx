import type { FormEvent } from 'react';
import { useState } from 'react';
import './search.css';

interface SearchBoxProps {
  query: string;
  onSearch: (query: string) => void;
}

/** The search condition in the collector's language; it takes effect on Enter. */
export function SearchBox({ query, onSearch }: SearchBoxProps) {
  const [draft, setDraft] = useState(query);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(draft.trim());
  };
  return (
    <form className="search-box" role="search" onSubmit={submit}>
      <div className="search-box__line">
        <input
          className="field search-box__input mono"
          type="search"
          name="query"
          aria-label="Search transactions"
          aria-describedby="search-hint"
          placeholder="transaction.duration:>500ms"
          autoComplete="off"
          spellCheck={false}
          maxLength={2_000}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
        <button type="submit" className="button button--primary search-box__submit">
          Search
        </button>
        {query !== '' && (
          <button type="button" className="button search-box__submit" onClick={() => onSearch('')}>
            Clear
          </button>
        )}
      </div>
      <p id="search-hint" className="search-box__hint">
        Searches names and root spans, not child spans: <code>transaction:"GET /api/products"</code>{' '}
        <code>transaction.status:internal_error</code> <code>trace:…</code>
      </p>
    </form>
  );
}
