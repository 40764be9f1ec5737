import type { ComparedSpan } from '@clew/trace-model';
import { useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useFoldedRows } from '../../span-view/rows/use-folded-rows';
import { moveByKey } from '../../span-view/tree/move-by-key';
import { useCurrentRow } from '../../span-view/tree/use-current-row';
import { useRowScrolling } from '../../span-view/tree/use-row-scrolling';
import { useVirtualRows } from '../../span-view/tree/use-virtual-rows';
import { comparedRows, type ComparedRow } from './compared-rows';
import './comparison-row.css';
import './duration-bars.css';
import { ComparisonHead } from './comparison-head';
import { ComparisonRow, type ComparedSides } from './comparison-row';

const NONE_OPEN: ReadonlySet<string> = new Set();

interface ComparisonTreeProps {
  spans: readonly ComparedSpan[];
  sides: ComparedSides;
}

/** The two trees as one, with the keys of a span view. */
export function ComparisonTree({ spans, sides }: ComparisonTreeProps) {
  const { folded, fold } = useFoldedRows();
  const rows = useMemo(() => comparedRows(spans, folded), [spans, folded]);
  return (
    <div
      className="card comparison-tree"
      role="treegrid"
      aria-label="Spans compared"
      aria-rowcount={rows.length + 1}
    >
      <ComparisonHead />
      <ComparisonRows rows={rows} sides={sides} onFold={fold} />
      {spans.length === 0 && <p className="comparison-tree__empty quiet">Nothing differs between the two.</p>}
    </div>
  );
}

interface ComparisonRowsProps {
  rows: readonly ComparedRow[];
  sides: ComparedSides;
  onFold: (key: string, isFolded: boolean) => void;
}

function ComparisonRows({ rows, sides, onFold }: ComparisonRowsProps) {
  const tree = useRef<HTMLDivElement>(null);
  const current = useCurrentRow(rows, undefined);
  const { currentIndex, moveTo, setCurrent } = current;
  const virtual = useVirtualRows({ rows, openKeys: NONE_OPEN, currentIndex, tree });
  useRowScrolling({ tree, current, scrollTo: virtual.scrollTo, wanted: undefined });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const index = indexOf(event.target as HTMLElement);
    const row = rows[index];
    const isOfRow = (event.target as HTMLElement).getAttribute('role') === 'row';
    if (!isOfRow || row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && row.canFold) onFold(row.key, !row.isFolded);
    else if (!moveByKey(event.key, { rows, index }, { moveTo, setFolded: onFold })) return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const row = rows[indexOf(event.target as HTMLElement)];
    if (row !== undefined) setCurrent(row);
  };
  return (
    <div
      ref={tree}
      role="rowgroup"
      className="comparison-tree__rows"
      style={{ height: virtual.totalHeight }}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {virtual.items.map(({ index, top }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <div
              key={row.key}
              role="presentation"
              className="comparison-tree__place"
              data-index={index}
              style={{ transform: `translateY(${top}px)` }}
            >
              <ComparisonRow
                row={row}
                rowIndex={index + 2}
                isCurrent={index === currentIndex}
                sides={sides}
                onFold={onFold}
              />
            </div>
          )
        );
      })}
    </div>
  );
}

function indexOf(element: HTMLElement): number {
  return Number(element.closest<HTMLElement>('[data-index]')?.dataset['index']);
}
