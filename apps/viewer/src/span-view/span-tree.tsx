import type { TimeWindow } from '@clew/trace-model';
import type { MouseEvent } from 'react';
import { ROWS_PER_BLOCK, RowBlock } from './row-block';
import type { RulerTick } from './ruler-ticks';
import type { SpanViewSubject } from './span-view-subject';
import { SpanViewRow } from './span-view-row';
import { useOpenRows } from './use-open-rows';
import { useRowKeys } from './use-row-keys';
import type { ViewRow } from './view-rows';

/** Up to here all rows are kept, so that the browser's own search finds everything. */
const MOST_ROWS_KEPT = 500;

interface SpanTreeProps {
  rows: readonly ViewRow[];
  subject: SpanViewSubject;
  shown: TimeWindow;
  /** Where the lines stand that continue the ruler. */
  ticks: readonly RulerTick[];
  onFold: (key: string, isFolded: boolean) => void;
}

/** The rows of a span view; a click or Enter opens a row's details in place. */
export function SpanTree({ rows, subject, shown, ticks, onFold }: SpanTreeProps) {
  const open = useOpenRows();
  const toggleDetails = (row: ViewRow) => open.setOpen(row.id, !open.ids.has(row.id));
  const { treeRef, currentIndex, onKeyDown, onRowFocus } = useRowKeys(rows, {
    toggleDetails,
    closeDetails: (row) => open.setOpen(row.id, false),
    setFolded: onFold,
  });
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]');
    const row = rows.find(({ key }) => key === element?.dataset['key']);
    if (row === undefined) return;
    onRowFocus(row.key);
    toggleDetails(row);
  };
  return (
    <div
      role="tree"
      aria-label={subject.label}
      aria-multiselectable="true"
      className="span-tree"
      style={{ '--tick-lines': tickLines(ticks) }}
      ref={treeRef}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {blocksOf(rows).map(({ start, rows: blockRows }) => (
        <RowBlock
          key={start}
          rowCount={blockRows.length}
          isKept={
            rows.length <= MOST_ROWS_KEPT ||
            Math.floor(currentIndex / ROWS_PER_BLOCK) * ROWS_PER_BLOCK === start
          }
        >
          {() =>
            blockRows.map((viewRow, offset) => (
              <SpanViewRow
                key={viewRow.key}
                viewRow={viewRow}
                subject={subject}
                shown={shown}
                isOpen={open.ids.has(viewRow.id)}
                isCurrent={start + offset === currentIndex}
                onFold={onFold}
              />
            ))
          }
        </RowBlock>
      ))}
    </div>
  );
}

function blocksOf(rows: readonly ViewRow[]): { start: number; rows: readonly ViewRow[] }[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_BLOCK) }, (_, block) => {
    const start = block * ROWS_PER_BLOCK;
    return { start, rows: rows.slice(start, start + ROWS_PER_BLOCK) };
  });
}

/** One thin line per tick, as layers of a background. */
function tickLines(ticks: readonly RulerTick[]): string {
  const layers = ticks.map(({ place }) => {
    const at = `${place * 100}%`;
    return `linear-gradient(90deg, transparent ${at}, var(--tick-line) ${at} calc(${at} + 1px), transparent calc(${at} + 1px))`;
  });
  return layers.join(', ') || 'none';
}
