import { memo } from 'react';
import { GapTreeCell } from '../cells/gap-tree-cell';
import { RowBar } from '../cells/row-bar';
import { SpanTreeCell } from '../cells/span-tree-cell';
import { GapDetails } from '../details/gap-details';
import { SpanDetails } from '../details/span-details';
import type { FindPlace } from '../find/where-found';
import type { ViewRow } from '../rows/view-rows';
import { useSpanViewScope } from '../span-view-scope';

interface SpanItemProps {
  viewRow: ViewRow;
  isOpen: boolean;
  /** Whether the tab key reaches this row. */
  isCurrent: boolean;
  /** What was searched for, where the row holds it. */
  needle: string;
  foundIn: FindPlace | undefined;
  isCurrentMatch: boolean;
  onFold: (key: string, isFolded: boolean) => void;
}

/** One line of the span view, tree on the left and rectangle on the right, with its details below when open. */
export const SpanItem = memo(function SpanItem({ viewRow, isOpen, isCurrent, ...rest }: SpanItemProps) {
  const { needle, foundIn, isCurrentMatch, onFold } = rest;
  const { subject } = useSpanViewScope();
  const isNew = viewRow.kind === 'span' && subject.isNew?.(viewRow.row.node) === true;
  const isFoldable = viewRow.kind === 'span' && viewRow.row.childCount > 0;
  const found =
    foundIn === undefined ? '' : `span-row--found ${isCurrentMatch ? 'span-row--current-match' : ''}`;
  return (
    <>
      <div
        role="treeitem"
        className={`span-row ${isOpen ? 'span-row--open' : ''} ${isNew ? 'span-row--new' : ''} ${found}`}
        tabIndex={isCurrent ? 0 : -1}
        aria-level={viewRow.depth + 1}
        aria-posinset={viewRow.position}
        aria-setsize={viewRow.setSize}
        aria-selected={isOpen}
        {...(isFoldable ? { 'aria-expanded': !viewRow.isFolded } : {})}
      >
        <span className="span-row__tree" style={{ '--depth': viewRow.depth }}>
          {viewRow.kind === 'gap' ? (
            <GapTreeCell gap={viewRow.gap} />
          ) : (
            <SpanTreeCell viewRow={viewRow} needle={needle} foundIn={foundIn} onFold={onFold} />
          )}
        </span>
        <span className="span-row__bars">
          <RowBar viewRow={viewRow} />
        </span>
      </div>
      {isOpen && (
        // An item of its own below the row: in a tree there may be nothing else, and in an item anything.
        <div
          role="treeitem"
          aria-level={viewRow.depth + 2}
          aria-posinset={1}
          aria-setsize={1}
          aria-selected={false}
        >
          {viewRow.kind === 'gap' ? (
            <GapDetails gap={viewRow.gap} />
          ) : (
            <SpanDetails node={viewRow.row.node} address={viewRow.address} />
          )}
        </div>
      )}
    </>
  );
});
