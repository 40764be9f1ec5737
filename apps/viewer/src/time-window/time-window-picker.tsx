import { useState } from 'react';
import { AbsoluteWindowForm } from './absolute-window-form';
import { FixedWindowText } from './fixed-window-text';
import { PeriodForm } from './period-form';
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
  const [isFormOpen, setFormOpen] = useState(false);
  const period = 'start' in window ? undefined : window.statsPeriod;
  const isOther = period === undefined || NAMES[period] === undefined;
  const choose = (chosen: TimeWindow) => {
    setFormOpen(false);
    onChange(chosen);
  };
  return (
    <div className="time-window">
      {'start' in window && <FixedWindowText window={window} />}
      <div className="segments" role="group" aria-label="Time window">
        <button
          type="button"
          className="segments__choice"
          disabled={isWidest(window, longestDays)}
          onClick={() => choose(zoomedOut(window, Date.now(), longestDays))}
        >
          Zoom out
        </button>
        {STATS_PERIODS.filter((name) => periodSeconds(name, longestDays) !== undefined).map((statsPeriod) => (
          <button
            key={statsPeriod}
            type="button"
            className="segments__choice"
            aria-pressed={period === statsPeriod}
            title={NAMES[statsPeriod]?.long}
            onClick={() => choose({ statsPeriod })}
          >
            {NAMES[statsPeriod]?.short}
          </button>
        ))}
        <button
          type="button"
          className="segments__choice"
          aria-pressed={isOther}
          aria-expanded={isFormOpen}
          onClick={() => setFormOpen(!isFormOpen)}
        >
          {isOther && period !== undefined ? `Last ${period}` : 'Other …'}
        </button>
      </div>
      {isFormOpen && (
        <div className="card time-window__forms">
          <PeriodForm period={period} longestDays={longestDays} onApply={choose} />
          <AbsoluteWindowForm window={window} longestDays={longestDays} onApply={choose} />
        </div>
      )}
    </div>
  );
}
