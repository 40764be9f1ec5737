import { memo } from 'react';
import { BreakMarks } from './break-marks';
import { ticksInView } from './ruler-ticks';
import { useZoom } from '../zoom/zoom-context';

/** From here on a tick's label stands to its left, where there is room. */
const LAST_PLACE = 0.9;

/** Offsets from the start of the whole, above the bars; the length of what is squeezed. */
export function TimeRuler() {
  const { axis, zoom } = useZoom();
  return (
    <div className="time-ruler" aria-hidden="true">
      {ticksInView(axis, zoom).map(({ place, label }) => (
        <span
          key={place}
          className={`time-ruler__tick ${place > LAST_PLACE ? 'time-ruler__tick--last' : ''}`}
          style={{ left: `${place * 100}%` }}
        >
          {label}
        </span>
      ))}
      <BreakMarks axis={axis} zoom={zoom} hasLabels />
    </div>
  );
}

/** The lines that continue the ruler through the rows; drawn again when the zoom changes, and not with other rows. */
export const TimeLines = memo(function TimeLines() {
  const { axis, zoom } = useZoom();
  return (
    <div className="time-lines" aria-hidden="true">
      {ticksInView(axis, zoom).map(({ place }) => (
        <span key={place} className="time-lines__line" style={{ left: `${place * 100}%` }} />
      ))}
      <BreakMarks axis={axis} zoom={zoom} />
    </div>
  );
});
