import { useState } from 'react';
import { AbsoluteWindowForm } from './absolute-window-form';
import type { StatsPeriod, TimeWindow } from './time-window';
import { STATS_PERIODS } from './time-window';
import './time-window.css';

const NAMES: Record<StatsPeriod, { short: string; long: string }> = {
  '15m': { short: '15 min', long: 'Last 15 minutes' },
  '1h': { short: '1 h', long: 'Last hour' },
  '24h': { short: '24 h', long: 'Last 24 hours' },
  '14d': { short: '14 d', long: 'Last 14 days' },
};

interface TimeWindowPickerProps {
  window: TimeWindow;
  onChange: (window: TimeWindow) => void;
}

/** The time window: up to now, or from one moment to another. */
export function TimeWindowPicker({ window, onChange }: TimeWindowPickerProps) {
  const isAbsolute = 'start' in window;
  const [isFormOpen, setFormOpen] = useState(false);
  return (
    <div className="time-window">
      <div className="segments" role="group" aria-label="Time window">
        {STATS_PERIODS.map((statsPeriod) => (
          <button
            key={statsPeriod}
            type="button"
            className="segments__choice"
            aria-pressed={!isAbsolute && window.statsPeriod === statsPeriod}
            title={NAMES[statsPeriod].long}
            onClick={() => {
              setFormOpen(false);
              onChange({ statsPeriod });
            }}
          >
            {NAMES[statsPeriod].short}
          </button>
        ))}
        <button
          type="button"
          className="segments__choice"
          aria-pressed={isAbsolute}
          aria-expanded={isFormOpen}
          onClick={() => setFormOpen(!isFormOpen)}
        >
          From … to …
        </button>
      </div>
      {(isFormOpen || isAbsolute) && (
        <AbsoluteWindowForm
          key={isAbsolute ? window.start + window.end : ''}
          window={isAbsolute ? window : undefined}
          onApply={onChange}
        />
      )}
    </div>
  );
}
