import type { FormEvent } from 'react';
import { useState } from 'react';
import { localInputText, windowBetween } from './absolute-window';
import type { AbsoluteWindow } from './absolute-window';

interface AbsoluteWindowFormProps {
  /** The window in force; without one, the last hour is offered. */
  window: AbsoluteWindow | undefined;
  onApply: (window: AbsoluteWindow) => void;
}

const HOUR_MILLISECONDS = 3_600_000;

/** Two moments in the reader's own time zone. */
export function AbsoluteWindowForm({ window, onApply }: AbsoluteWindowFormProps) {
  const [problem, setProblem] = useState<string>();
  const [offered] = useState(() => {
    const end = window === undefined ? new Date() : new Date(window.end);
    const start = window === undefined ? new Date(end.getTime() - HOUR_MILLISECONDS) : new Date(window.start);
    return { start: localInputText(start), end: localInputText(end) };
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [start, end] = [form.get('start'), form.get('end')];
    const chosen =
      typeof start === 'string' && typeof end === 'string' ? windowBetween(start, end) : undefined;
    setProblem(chosen === undefined ? 'The start must lie before the end.' : undefined);
    if (chosen !== undefined) onApply(chosen);
  };
  return (
    <form className="absolute-window" onSubmit={submit}>
      <label>
        From{' '}
        <input
          className="field"
          type="datetime-local"
          step="1"
          name="start"
          required
          defaultValue={offered.start}
        />
      </label>
      <label>
        to{' '}
        <input
          className="field"
          type="datetime-local"
          step="1"
          name="end"
          required
          defaultValue={offered.end}
        />
      </label>
      <button type="submit" className="button">
        Apply
      </button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}
