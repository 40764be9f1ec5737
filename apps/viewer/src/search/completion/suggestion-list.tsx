import type { UseComboboxReturnValue } from 'downshift';
import { StoredText } from '../../design/stored-text';
import type { Suggestion } from './suggestions';
import './suggestions.css';

interface SuggestionListProps extends Pick<
  UseComboboxReturnValue<Suggestion>,
  'isOpen' | 'highlightedIndex' | 'getMenuProps' | 'getItemProps'
> {
  offered: readonly Suggestion[];
}

const KINDS: Record<Suggestion['kind'], string> = {
  key: 'key',
  tag: 'tag',
  function: 'function',
  word: 'word',
  value: 'value',
  example: 'example',
};

/** What may stand at the caret; it is in the page also when it is closed, so that the box can name it. */
export function SuggestionList({
  isOpen,
  offered,
  highlightedIndex,
  getMenuProps,
  getItemProps,
}: SuggestionListProps) {
  const isShown = isOpen && offered.length > 0;
  return (
    <ul
      {...getMenuProps({ 'aria-label': 'Completions' })}
      className={isShown ? 'suggestions card' : 'suggestions suggestions--closed'}
    >
      {isShown &&
        offered.map((suggestion, index) => (
          <li
            key={`${suggestion.kind} ${suggestion.insert}`}
            {...getItemProps({ item: suggestion, index })}
            className={index === highlightedIndex ? 'suggestion suggestion--here' : 'suggestion'}
          >
            <StoredText className="suggestion__label mono">{suggestion.label}</StoredText>
            <span className="suggestion__about">{suggestion.about}</span>
            <span className="suggestion__kind">{KINDS[suggestion.kind]}</span>
          </li>
        ))}
    </ul>
  );
}
