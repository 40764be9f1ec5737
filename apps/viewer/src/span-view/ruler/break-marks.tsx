import type { TimeAxis, WindowFraction } from '@clew/trace-model';
import { formatDuration } from '../../format/format-duration';
import { placeInView } from '../zoom/zoom';

interface BreakMarksProps {
  axis: TimeAxis;
  zoom: WindowFraction;
  /** Whether the marks say how long the waits are. */
  hasLabels?: boolean;
}

/** Where long waits are squeezed, in the part in view. */
export function BreakMarks({ axis, zoom, hasLabels = false }: BreakMarksProps) {
  return axis.breaks.map(({ startTimestamp, endTimestamp, startPlace, endPlace }) => {
    const [left, right] = [placeInView(zoom, startPlace), placeInView(zoom, endPlace)];
    if (right < 0 || left > 1) return null;
    const style = { left: `${left * 100}%`, width: `${(right - left) * 100}%` };
    return (
      <span key={startTimestamp} className="break-mark" style={style}>
        {hasLabels && (
          <span className="break-mark__label">{formatDuration((endTimestamp - startTimestamp) * 1_000)}</span>
        )}
      </span>
    );
  });
}
