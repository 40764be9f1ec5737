import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import { useCollector } from '../collector/collector-context';
import type { AbsoluteWindow, WindowProblem } from './absolute-window';
import { localInputText, windowBetween } from './absolute-window';
import type { TimeWindow } from './time-window';
import { windowSeconds } from './time-window';
import { zoneName } from './zone-name';

interface AbsoluteWindowFormProps {
  /** The window in force; unless it is a fixed one, as long up to now is offered. */
  window: TimeWindow;
  longestDays: number;
  onApply: (window: AbsoluteWindow) => void;
}

/** Two moments in the reader's own time zone. */
export function AbsoluteWindowForm({ window, longestDays, onApply }: AbsoluteWindowFormProps) {
  const id = useId();
  const collector = useCollector();
  const [problem, setProblem] = useState<WindowProblem>();
  const [offered] = useState(() => offeredWindow(window, collector.now()));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [start, end] = ['start', 'end'].map((name) => form.get(name) as string) as [string, string];
    const chosen = windowBetween(start, end, longestDays);
    if ('message' in chosen) setProblem(chosen);
    else onApply(chosen);
  };
  return (
    <form className="window-form" noValidate onSubmit={submit} aria-label="From one moment to another">
      {(['start', 'end'] as const).map((name) => (
        <label key={name}>
          {name === 'start' ? 'From' : 'to'}{' '}
          <input
            className="field"
            type="datetime-local"
            step="1"
            name={name}
            defaultValue={offered[name]}
            aria-invalid={problem?.field === name}
            aria-describedby={problem?.field === name ? id : undefined}
          />
        </label>
      ))}
      <span className="time-window__zone">{zoneName(new Date())}</span>
      <button type="submit" className="button">
        Apply
      </button>
      {problem !== undefined && (
        <p id={id} className="window-form__problem" role="alert">
          {problem.message}
        </p>
      )}
    </form>
  );
}

function offeredWindow(window: TimeWindow, now: number): { start: string; end: string } {
  const end = 'start' in window ? new Date(window.end) : new Date(now * 1_000);
  const start = new Date(end.getTime() - windowSeconds(window) * 1_000);
  return { start: localInputText(start), end: localInputText(end) };
}
