import { useCombobox } from 'downshift';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ProblemMark } from './problem-mark';
import type { SearchScope } from './use-suggestions';
import { useSuggestions } from './use-suggestions';
import { SuggestionList } from './suggestion-list';
import { tokenAt } from './search-token';
import type { Suggestion } from './suggestions';
import { completed } from './suggestions';
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
  /** What is searched and what is not, below the box. */
  hint: ReactNode;
}

const MAXIMUM_LENGTH = 2_000;

/**
 * The search condition in the collector's language, completed as it is written; it takes effect on Enter, unless the
 * collector refuses it: then it is marked where it is wrong.
 */
export function SearchBox({ label, placeholder, query, scope, check, onSearch, hint }: SearchBoxProps) {
  const id = useId();
  const [written, setWritten] = useState({ over: query, text: query });
  // What was written over another query is gone with it.
  const draft = written.over === query ? written.text : query;
  const setDraft = (text: string) => setWritten({ over: query, text });
  const { isAccepted, refused } = useQueryCheck(query, check);
  const completion = useCompletion(draft, scope, setDraft);
  const problem = refused?.query === draft ? refused.problem : undefined;
  const search = async (text: string) => {
    completion.close();
    if (await isAccepted(text)) onSearch(text.trim());
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
            maxLength={MAXIMUM_LENGTH}
          />
          <ProblemMark text={draft} place={problem?.place} scrolled={completion.scrolled} />
          <SuggestionList {...completion.list} />
        </div>
        <button type="submit" className="button button--primary search-box__submit">
          Search
        </button>
        {query !== '' && (
          <button type="button" className="button search-box__submit" onClick={() => onSearch('')}>
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
      <div id={`${id}hint`} className="search-box__hint">
        {hint}
      </div>
    </form>
  );
}

/** The completion of what is at the caret. Only that is replaced; the rest of the draft stays. */
function useCompletion(draft: string, scope: SearchScope, setDraft: (draft: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(draft.length);
  const caretToPut = useRef<number>(undefined);
  const [scrolled, setScrolled] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const token = useMemo(() => tokenAt(draft, Math.min(caret, draft.length)), [draft, caret]);
  const offered = useSuggestions(token, scope, isAsking);
  // The browser puts the caret behind a text that it is given; it belongs behind the completion.
  useLayoutEffect(() => {
    if (caretToPut.current === undefined) return;
    input.current?.setSelectionRange(caretToPut.current, caretToPut.current);
    caretToPut.current = undefined;
  }, [draft]);
  const follow = () => setCaret(input.current?.selectionStart ?? draft.length);
  const put = (suggestion: Suggestion) => {
    const done = completed(draft, token, suggestion);
    setDraft(done.query);
    setCaret(done.caret);
    caretToPut.current = done.caret;
  };
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps, closeMenu } = useCombobox({
    items: offered,
    inputValue: draft,
    selectedItem: null,
    itemToString: () => draft,
    stateReducer: (state, { type, changes }) => {
      const { InputBlur, InputKeyDownEnter, ItemClick, FunctionCloseMenu } = useCombobox.stateChangeTypes;
      if (type === InputBlur) return { ...changes, selectedItem: null, inputValue: state.inputValue };
      // A key is complete with its value, so that these are offered at once.
      const goesOn = type === InputKeyDownEnter || type === ItemClick;
      if (goesOn && changes.selectedItem)
        return { ...changes, isOpen: /[:([]$/.test(changes.selectedItem.insert) };
      return type === FunctionCloseMenu ? { ...changes, isOpen: false } : changes;
    },
    onStateChange: ({ type, selectedItem }) => {
      const { InputKeyDownEnter, ItemClick } = useCombobox.stateChangeTypes;
      if (selectedItem && (type === InputKeyDownEnter || type === ItemClick)) put(selectedItem);
    },
  });
  const inputProps = getInputProps({
    ref: input,
    onChange: (event) => {
      setDraft(event.currentTarget.value);
      setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
    },
    onSelect: follow,
    onFocus: () => setAsking(true),
    onScroll: () => setScrolled(input.current?.scrollLeft ?? 0),
    onKeyDown: (event) => keepForText(event, { isOpen, isChosen: highlightedIndex >= 0 }),
  });
  return {
    inputProps,
    scrolled,
    close: closeMenu,
    list: { isOpen, offered, highlightedIndex, getMenuProps, getItemProps },
  };
}

/** Home and End move in the text, Enter without a choice searches, Escape closes the list and does not empty the box. */
function keepForText(
  event: KeyboardEvent<HTMLInputElement>,
  { isOpen, isChosen }: { isOpen: boolean; isChosen: boolean },
): void {
  const isForText =
    event.key === 'Home' ||
    event.key === 'End' ||
    (event.key === 'Enter' && !isChosen) ||
    (event.key === 'Escape' && !isOpen);
  if (isForText) Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
}
