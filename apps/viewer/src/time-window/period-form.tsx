import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import { periodSeconds } from './time-window';

interface PeriodFormProps {
  /** The period in force, if there is one. */
  period: string | undefined;
  longestDays: number;
  onApply: (window: { statsPeriod: string }) => void;
}

/** Any period up to now, in the collector's words: `30m`, `3d`. */
export function PeriodForm({ period, longestDays, onApply }: PeriodFormProps) {
  const id = useId();
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget).get('period') as string;
    const statsPeriod = entered.toLowerCase().replace(/\s/g, '');
    const isPeriod = periodSeconds(statsPeriod, longestDays) !== undefined;
    setWrong(!isPeriod);
    if (isPeriod) onApply({ statsPeriod });
  };
  return (
    <form className="window-form" noValidate onSubmit={submit} aria-label="A period up to now">
      <label>
        Last{' '}
        <input
          className="field window-form__period mono"
          name="period"
          placeholder="30m"
          autoComplete="off"
          defaultValue={period}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? id : undefined}
        />
      </label>
      <button type="submit" className="button">
        Apply
      </button>
      {isWrong && (
        <p id={id} className="window-form__problem" role="alert">
          Say how long: 90s, 30m, 6h, 3d or 2w, at most {longestDays} days.
        </p>
      )}
    </form>
  );
}
