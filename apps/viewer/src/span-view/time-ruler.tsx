import { formatDuration } from '../format/format-duration';
import type { RulerTick } from './ruler-ticks';

/** From here on a tick's label stands to its left, where there is room. */
const LAST_PLACE = 0.9;

/** Offsets from the start of the whole, above the bars. */
export function TimeRuler({ ticks }: { ticks: readonly RulerTick[] }) {
  return (
    <div className="time-ruler" aria-hidden="true">
      {ticks.map(({ offsetMs, place }) => (
        <span
          key={offsetMs}
          className={`time-ruler__tick ${place > LAST_PLACE ? 'time-ruler__tick--last' : ''}`}
          style={{ left: `${place * 100}%` }}
        >
          {formatDuration(offsetMs)}
        </span>
      ))}
    </div>
  );
}
