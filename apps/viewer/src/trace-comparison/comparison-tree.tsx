import type { ComparedSpan } from '@clew/trace-model';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useSurroundings } from '../browser/use-surroundings';
import { ComparisonRow } from './comparison-row';

const ROW_HEIGHT = 32;
const ROWS_AHEAD = 20;

/** The two trees as one. Only the rows near the visible part of the page exist. */
export function ComparisonTree({ spans }: { spans: readonly ComparedSpan[] }) {
  const list = useRef<HTMLDivElement>(null);
  const { top: placeOnPage = 0 } = useSurroundings(list);
  const { getVirtualItems, getTotalSize } = useWindowVirtualizer({
    count: spans.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: ROWS_AHEAD,
    scrollMargin: placeOnPage,
    getItemKey: (index) => spans[index]?.key ?? index,
  });
  const longest = spans.reduce((most, { durationDelta = 0 }) => Math.max(most, Math.abs(durationDelta)), 0);
  return (
    <div
      className="card comparison-tree"
      role="table"
      aria-label="Spans compared"
      aria-rowcount={spans.length + 1}
    >
      <div role="row" className="comparison-row comparison-row--head">
        {['Span', 'Left', 'Right', 'Change', 'Change itself'].map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <div ref={list} role="rowgroup" className="comparison-tree__rows" style={{ height: getTotalSize() }}>
        {getVirtualItems().map(({ key, index, start }) => {
          const span = spans[index];
          return (
            span !== undefined && (
              <ComparisonRow
                key={key}
                span={span}
                rowIndex={index + 2}
                top={start - placeOnPage}
                longestDelta={longest}
              />
            )
          );
        })}
      </div>
      {spans.length === 0 && <p className="comparison-tree__empty quiet">Nothing differs between the two.</p>}
    </div>
  );
}
