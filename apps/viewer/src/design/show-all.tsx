import { useState, type ReactNode } from 'react';
import { formatCount } from '../format/format-number';

interface ShowAllProps<Item> {
  items: readonly Item[];
  /** How many are shown at first. */
  atFirst: number;
  /** What the items are, in the plural, for the button. */
  what: string;
  /** Which end is shown at first: the latest stand last. */
  from?: 'start' | 'end';
  children: (shown: readonly Item[]) => ReactNode;
}

/** The most that is ever drawn at once; a page with more of anything is of no use to anybody. */
const MOST = 2_000;

/** As many items as a person reads, and a button for the rest; says so where even that would be too many. */
export function ShowAll<Item>({ items, atFirst, what, from = 'start', children }: ShowAllProps<Item>) {
  const [isAll, setAll] = useState(false);
  const limit = isAll ? MOST : atFirst;
  const shown = from === 'start' ? items.slice(0, limit) : items.slice(-limit);
  return (
    <>
      {children(shown)}
      {items.length > atFirst && (
        <p className="show-all">
          <button
            type="button"
            className="button button--small"
            aria-expanded={isAll}
            onClick={() => setAll(!isAll)}
          >
            {isAll ? `Show ${formatCount(atFirst)} ${what}` : `Show all ${formatCount(items.length)} ${what}`}
          </button>
          {isAll && items.length > MOST && (
            <span className="quiet">{formatCount(items.length - MOST)} more are not shown here</span>
          )}
        </p>
      )}
    </>
  );
}
