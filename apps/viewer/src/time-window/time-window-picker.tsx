import { useCollector } from '../collector/collector-context';
import { FixedWindowText } from './fixed-window-text';
import { OtherWindows } from './other-windows';
import type { TimeWindow } from './time-window';
import { isWidest, LONGEST_DAYS, periodSeconds, STATS_PERIODS, zoomedOut } from './time-window';
import './time-window.css';

const NAMES: Record<string, { short: string; long: string }> = {
  '15m': { short: '15 min', long: 'Last 15 minutes' },
  '1h': { short: '1 h', long: 'Last hour' },
  '24h': { short: '24 h', long: 'Last 24 hours' },
  '7d': { short: '7 d', long: 'Last 7 days' },
  '14d': { short: '14 d', long: 'Last 14 days' },
};

interface TimeWindowPickerProps {
  window: TimeWindow;
  onChange: (window: TimeWindow) => void;
  /** How long a window may be. */
  longestDays?: number;
}

/** The time window: up to now, or from one moment to another. */
export function TimeWindowPicker({ window, onChange, longestDays = LONGEST_DAYS }: TimeWindowPickerProps) {
  const collector = useCollector();
  const period = 'start' in window ? undefined : window.statsPeriod;
  const isOther = period === undefined || NAMES[period] === undefined;
  return (
    <div className="time-window">
      {'start' in window && <FixedWindowText window={window} />}
      <div className="time-window__choices" role="group" aria-label="Time window">
        <button
          type="button"
          className="button time-window__zoom"
          disabled={isWidest(window, longestDays)}
          onClick={() => onChange(zoomedOut(window, collector.now() * 1_000, longestDays))}
        >
          Zoom out
        </button>
        <div className="segments">
          {STATS_PERIODS.filter((name) => periodSeconds(name, longestDays) !== undefined).map(
            (statsPeriod) => (
              <button
                key={statsPeriod}
                type="button"
                className="segments__choice"
                aria-pressed={period === statsPeriod}
                title={NAMES[statsPeriod]?.long}
                onClick={() => onChange({ statsPeriod })}
              >
                {NAMES[statsPeriod]?.short}
              </button>
            ),
          )}
          <OtherWindows {...{ window, longestDays, isOther }} onApply={onChange} />
        </div>
      </div>
    </div>
  );
}
