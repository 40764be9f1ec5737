import type { FormEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import { SuggestionList } from './completion/suggestion-list';
import { useCompletion } from './completion/use-completion';
import type { SearchScope } from './completion/use-suggestions';
import { MistakenCalls } from './mistakes/mistaken-calls';
import { ProblemMark } from './problem-mark';
import { LONGEST_QUERY } from './searched-events';
import type { QueryCheck } from './use-query-check';
import { useQueryCheck } from './use-query-check';
import './search.css';

interface SearchBoxProps {
  /** What it searches, as its name says. */
  label: string;
  placeholder: string;
  query: string;
  scope: SearchScope;
  check: QueryCheck;
  onSearch: (query: string) => void;
  /** Told whether what is written is refused, so that it is not what is on screen that answers it. */
  onRefusal?: (isRefused: boolean) => void;
  /** What is searched and what is not, below the box. */
  hint: ReactNode;
}

/**
 * The search condition in the collector's language, completed as it is written; it takes effect on Enter, unless the
 * collector refuses it: then it is marked where it is wrong.
 */
export function SearchBox(props: SearchBoxProps) {
  const { label, placeholder, query, scope, check, onSearch, onRefusal, hint } = props;
  const id = useId();
  const [written, setWritten] = useState({ over: query, text: query });
  // What was written over another query is gone with it.
  const draft = written.over === query ? written.text : query;
  const { isChecking, judge, drop, problemOf } = useQueryCheck(query, check);
  const setDraft = (text: string) => {
    setWritten({ over: query, text });
    onRefusal?.(problemOf(text) !== undefined);
  };
  const completion = useCompletion(draft, scope, setDraft);
  const problem = problemOf(draft);
  const search = async (text: string) => {
    completion.close();
    const verdict = await judge(text);
    if (verdict === 'overtaken') return;
    onRefusal?.(verdict === 'refused');
    if (verdict === 'accepted') onSearch(text.trim());
  };
  const clear = () => {
    drop();
    onRefusal?.(false);
    onSearch('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void search(draft);
  };
  return (
    <form className="search-box" role="search" onSubmit={submit}>
      <div className="search-box__line">
        <div className="search-box__field">
          <input
            {...completion.inputProps}
            className="field search-box__input mono"
            type="text"
            name="query"
            aria-label={label}
            aria-invalid={problem !== undefined}
            aria-describedby={problem === undefined ? `${id}hint` : `${id}problem`}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_QUERY}
          />
          <ProblemMark text={draft} place={problem?.place} scrolled={completion.scrolled} />
          <SuggestionList {...completion.list} />
        </div>
        <button type="submit" className="button button--primary search-box__submit" aria-busy={isChecking}>
          Search
        </button>
        {query !== '' && (
          <button type="button" className="button search-box__submit" onClick={clear}>
            Clear
          </button>
        )}
      </div>
      {problem !== undefined && (
        <p id={`${id}problem`} className="search-box__problem" role="alert">
          {problem.message}
          {problem.place !== undefined && ` (at character ${problem.place.start + 1})`}
        </p>
      )}
      {problem !== undefined && (
        <MistakenCalls
          query={draft}
          place={problem.place?.start}
          areKnown={scope.functions.length > 0}
          onCorrect={(corrected) => {
            setDraft(corrected);
            void search(corrected);
          }}
        />
      )}
      <div id={`${id}hint`} className="search-box__hint">
        {hint}
      </div>
    </form>
  );
}
