import type { TimeWindow } from '@clew/trace-model';
import { formatDuration } from '../format/format-duration';
import { rulerTicks } from './ruler-ticks';

interface TimeRulerProps {
  /** The whole time; offsets count from its start. */
  whole: TimeWindow;
  /** The part in view. */
  shown: TimeWindow;
}

/** Offsets from the start of the whole, above the bars. */
export function TimeRuler({ whole, shown }: TimeRulerProps) {
  const from = (shown.startTimestamp - whole.startTimestamp) * 1_000;
  const to = (shown.endTimestamp - whole.startTimestamp) * 1_000;
  return (
    <div className="time-ruler" aria-hidden="true">
      {rulerTicks(from, to).map((offset) => {
        const place = to > from ? (offset - from) / (to - from) : 0;
        return (
          <span
            key={offset}
            className={`time-ruler__tick ${place > 0.93 ? 'time-ruler__tick--last' : ''}`}
            style={{ left: `${place * 100}%` }}
          >
            {formatDuration(offset)}
          </span>
        );
      })}
    </div>
  );
}
