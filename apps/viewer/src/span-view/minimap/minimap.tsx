import type { SpanNode, SpanRow, TimeAxis } from '@clew/trace-model';
import { extentOf } from '@clew/trace-model';
import { memo, useMemo } from 'react';
import { formatDuration } from '../../format/format-duration';
import { BreakMarks } from '../ruler/break-marks';
import { COLUMNS, minimapShapes } from './minimap-shapes';
import { useWindowDrag } from './use-window-drag';
import { isWhole, WHOLE } from '../zoom/zoom';
import { useZoom } from '../zoom/zoom-context';

interface MinimapProps {
  rows: readonly SpanRow[];
  /** The class of a span's colour. */
  colourOf: (node: SpanNode) => string;
}

/** The whole at a glance; drag across it to zoom, or drag its two dashed handles; a double click shows all again. */
export function Minimap({ rows, colourOf }: MinimapProps) {
  const { axis, zoom, change } = useZoom();
  const { area, onHandleKey } = useWindowDrag({ axis, zoom, change });
  const showAll = () => change(() => WHOLE);
  const { startTimestamp } = axis.window;
  return (
    <div className="minimap" {...area} onDoubleClick={showAll}>
      <MinimapBars rows={rows} colourOf={colourOf} axis={axis} />
      <BreakMarks axis={axis} zoom={WHOLE} />
      <div className="minimap__veil" style={{ left: 0, width: `${zoom.start * 100}%` }} />
      <div className="minimap__veil" style={{ left: `${zoom.end * 100}%`, right: 0 }} />
      {(['start', 'end'] as const).map((edge) => (
        <div
          key={edge}
          role="slider"
          tabIndex={0}
          data-edge={edge}
          className="minimap__handle"
          style={{ left: `${zoom[edge] * 100}%` }}
          aria-label={edge === 'start' ? 'Start of the time in view' : 'End of the time in view'}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(zoom[edge] * 100)}
          aria-valuetext={formatDuration((axis.timestampAt(zoom[edge]) - startTimestamp) * 1_000)}
          onKeyDown={onHandleKey}
        />
      ))}
      {!isWhole(zoom) && (
        <button
          type="button"
          className="button button--small minimap__reset"
          onPointerDown={(event) => event.stopPropagation()}
          onClick={showAll}
        >
          Show all
        </button>
      )}
    </div>
  );
}

const MinimapBars = memo(function MinimapBars({ rows, colourOf, axis }: MinimapProps & { axis: TimeAxis }) {
  const { lines, shapes } = useMemo(
    () => minimapShapes(rows.map(({ node }) => ({ ...extentOf(axis, node.span), colour: colourOf(node) }))),
    [rows, colourOf, axis],
  );
  return (
    <svg
      className="minimap__bars"
      viewBox={`0 0 ${COLUMNS} ${lines}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {shapes.map(({ colour, path }) => (
        <path key={colour} className={colour} d={path} />
      ))}
    </svg>
  );
});
