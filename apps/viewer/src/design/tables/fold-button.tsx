import type { MouseEvent } from 'react';
import { countOf } from '../../format/format-number';
import './fold-button.css';

interface FoldButtonProps {
  /** How many rows hang directly from this one. */
  count: number;
  isFolded: boolean;
  canFold: boolean;
  onFold: () => void;
}

/** Hides and shows what hangs below a row; keys do that too, so the tab key passes it by. */
export function FoldButton({ count, isFolded, canFold, onFold }: FoldButtonProps) {
  const fold = (event: MouseEvent) => {
    event.stopPropagation();
    if (canFold) onFold();
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-disabled={!canFold}
      className="fold-button"
      aria-label={`${isFolded ? 'Show' : 'Hide'} ${countOf(count, 'child row')}`}
      onClick={fold}
    >
      <span className="fold-button__arrow" data-folded={isFolded} aria-hidden="true" />
      {count}
    </button>
  );
}
