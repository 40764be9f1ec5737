import { formatTimeRange } from '../format/format-time-range';
import type { AbsoluteWindow } from './absolute-window';
import { zoneName } from './zone-name';

/** From when to when a fixed window goes, and by whose clock. */
export function FixedWindowText({ window: { start, end } }: { window: AbsoluteWindow }) {
  return (
    <p className="time-window__fixed">
      {formatTimeRange(Date.parse(start) / 1_000, Date.parse(end) / 1_000)}{' '}
      <span className="time-window__zone">{zoneName(new Date(start))}</span>
    </p>
  );
}
