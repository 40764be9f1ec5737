import type { TimeWindow, WindowFraction } from '@clew/trace-model';
import { fractionOf } from '@clew/trace-model';
import { memo } from 'react';
import { formatDuration } from '../format/format-duration';
import { useWindowDrag } from './use-window-drag';

/** A rectangle of the minimap, in the order of the rows. */
interface MinimapBar {
  key: string;
  span: { start_timestamp: number; timestamp: number };
  colour: string;
}

interface MinimapProps {
  bars: readonly MinimapBar[];
  whole: TimeWindow;
  selection: WindowFraction;
  onSelect: (selection: WindowFraction) => void;
}

const MOST_LINES = 300;

/** With fewer lines than this, the rest stays empty: three spans are not three walls. */
const FEWEST_LINES = 10;

/** The whole at a glance; drag across it to zoom, or drag its two dashed handles. */
export function Minimap({ bars, whole, selection, onSelect }: MinimapProps) {
  const { areaRef, onPointerDown, onHandleKey } = useWindowDrag(selection, onSelect);
  const isZoomed = selection.start > 0 || selection.end < 1;
  return (
    <div className="minimap" ref={areaRef} onPointerDown={onPointerDown}>
      <MinimapBars bars={bars} whole={whole} />
      <div className="minimap__veil" style={{ left: 0, width: `${selection.start * 100}%` }} />
      <div className="minimap__veil" style={{ left: `${selection.end * 100}%`, right: 0 }} />
      {(['start', 'end'] as const).map((edge) => (
        <div
          key={edge}
          role="slider"
          tabIndex={0}
          data-edge={edge}
          className="minimap__handle"
          style={{ left: `${selection[edge] * 100}%` }}
          aria-label={edge === 'start' ? 'Start of the time in view' : 'End of the time in view'}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(selection[edge] * 100)}
          aria-valuetext={formatDuration(
            selection[edge] * (whole.endTimestamp - whole.startTimestamp) * 1_000,
          )}
          onKeyDown={onHandleKey}
        />
      ))}
      {isZoomed && (
        <button
          type="button"
          className="button button--small minimap__reset"
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => onSelect({ start: 0, end: 1 })}
        >
          Show all
        </button>
      )}
    </div>
  );
}

const MinimapBars = memo(function MinimapBars({ bars, whole }: Pick<MinimapProps, 'bars' | 'whole'>) {
  const step = Math.max(1, Math.ceil(bars.length / MOST_LINES));
  const lines = bars.filter((_, index) => index % step === 0);
  return (
    <svg
      className="minimap__bars"
      viewBox={`0 0 1000 ${Math.max(lines.length, FEWEST_LINES)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {lines.map(({ key, span, colour }, line) => {
        const { start, end } = fractionOf(whole, span, 0.003);
        return (
          <rect
            key={key}
            className={colour}
            x={start * 1000}
            y={line + 0.1}
            width={(end - start) * 1000}
            height={0.8}
          />
        );
      })}
    </svg>
  );
});
