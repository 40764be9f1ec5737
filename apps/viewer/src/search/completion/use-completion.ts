import { useCombobox } from 'downshift';
import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useMemo, useState } from 'react';
import { tokenAt } from './search-token';
import type { Suggestion } from './suggestions';
import { completed } from './suggestions';
import type { SearchScope } from './use-suggestions';
import { useSuggestions } from './use-suggestions';

/**
 * The completion of what is at the caret of a search box, as an ARIA combobox. Only that is replaced; the rest of the draft
 * stays.
 */
export function useCompletion(draft: string, scope: SearchScope, setDraft: (draft: string) => void) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [caret, setCaret] = useState(draft.length);
  const [placed, setPlaced] = useState<{ caret: number }>();
  const [scrolled, setScrolled] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const token = useMemo(() => tokenAt(draft, Math.min(caret, draft.length)), [draft, caret]);
  const offered = useSuggestions(token, scope, isAsking);
  // The browser puts the caret behind a text that it is given; it belongs behind the completion.
  useLayoutEffect(() => {
    if (placed !== undefined) input?.setSelectionRange(placed.caret, placed.caret);
  }, [placed, input]);
  const put = (suggestion: Suggestion) => {
    const done = completed(draft, token, suggestion);
    setDraft(done.query);
    setCaret(done.caret);
    setPlaced({ caret: done.caret });
  };
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps, closeMenu } = useCombobox({
    items: offered,
    inputValue: draft,
    selectedItem: null,
    itemToString: () => draft,
    stateReducer: (_state, { type, changes }) => {
      if (type === useCombobox.stateChangeTypes.InputBlur) return { ...changes, selectedItem: null };
      // A key is complete with its value, so that these are offered at once.
      const goesOn = isChoice(type) && /[:([]$/.test(changes.selectedItem?.insert ?? '');
      return goesOn ? { ...changes, isOpen: true } : changes;
    },
    onStateChange: ({ type, selectedItem }) => {
      if (selectedItem && isChoice(type)) put(selectedItem);
    },
  });
  const inputProps = getInputProps({
    ref: setInput,
    onChange: ({ currentTarget: { value, selectionStart } }) => {
      setDraft(value);
      setCaret(selectionStart ?? value.length);
    },
    onSelect: ({ currentTarget }) => setCaret(currentTarget.selectionStart ?? draft.length),
    onFocus: () => setAsking(true),
    onScroll: ({ currentTarget }) => setScrolled(currentTarget.scrollLeft),
    onKeyDown: (event) => keepForText(event, { isOpen, isChosen: highlightedIndex >= 0 }),
  });
  const list = { isOpen, offered, highlightedIndex, getMenuProps, getItemProps };
  return { inputProps, scrolled, close: closeMenu, list };
}

function isChoice(type: unknown): boolean {
  const { InputKeyDownEnter, ItemClick } = useCombobox.stateChangeTypes;
  return type === InputKeyDownEnter || type === ItemClick;
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
