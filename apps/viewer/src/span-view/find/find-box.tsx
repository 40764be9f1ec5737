import type { KeyboardEvent, RefObject } from 'react';
import { countOf, formatCount } from '../../format/format-number';
import type { Find } from './use-find';

interface FindBoxProps {
  find: Find;
  ref: RefObject<HTMLInputElement | null>;
}

/** Where one types what to find, with how often it was found and the ways through it. */
export function FindBox({ find, ref }: FindBoxProps) {
  const { text, needle, matches, go } = find;
  const hasMatches = matches !== undefined && matches.size > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') find.setText('');
    else return;
    event.preventDefault();
  };
  return (
    <search className="find-box">
      <input
        ref={ref}
        type="search"
        className="field find-box__text"
        placeholder="Find spans: op, description, id, tag, data, service"
        aria-label="Find spans"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => find.setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="find-box__count" role="status">
        {needle !== '' && countText(find)}
      </span>
      {needle !== '' && (
        <>
          <StepButton label="Previous match" arrow="↑" isDisabled={!hasMatches} onClick={() => go(-1)} />
          <StepButton label="Next match" arrow="↓" isDisabled={!hasMatches} onClick={() => go(1)} />
          <button
            type="button"
            className="button button--small toggle"
            aria-pressed={find.showsOnlyMatches}
            onClick={() => find.setShowsOnlyMatches(!find.showsOnlyMatches)}
          >
            Only matches
          </button>
        </>
      )}
    </search>
  );
}

interface StepButtonProps {
  label: string;
  arrow: string;
  isDisabled: boolean;
  onClick: () => void;
}

function StepButton({ label, arrow, isDisabled, onClick }: StepButtonProps) {
  return (
    <button
      type="button"
      className="button button--small"
      aria-label={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      {arrow}
    </button>
  );
}

function countText({ matches, current }: Find): string {
  if (matches === undefined) return 'searching …';
  if (matches.size === 0) return 'no span matches';
  const place = [...matches.keys()].indexOf(current ?? '');
  return place === -1
    ? countOf(matches.size, 'match', 'matches')
    : `${formatCount(place + 1)} of ${formatCount(matches.size)}`;
}
