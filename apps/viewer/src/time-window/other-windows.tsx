import { useId, useRef, useState } from 'react';
import { formatDuration } from '../format/format-duration';
import { AbsoluteWindowForm } from './absolute-window-form';
import { PeriodForm } from './period-form';
import type { TimeWindow } from './time-window';
import { windowSeconds } from './time-window';

interface OtherWindowsProps {
  window: TimeWindow;
  longestDays: number;
  /** Whether the window is none of those on offer. */
  isOther: boolean;
  onApply: (window: TimeWindow) => void;
}

/** A button that opens the forms for any other window in front of the page, below itself. */
export function OtherWindows({ window, longestDays, isOther, onApply }: OtherWindowsProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const forms = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ top: number; right: number }>();
  const period = 'start' in window ? undefined : window.statsPeriod;
  const apply = (chosen: TimeWindow) => {
    forms.current?.hidePopover();
    onApply(chosen);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="segments__choice"
        aria-pressed={isOther}
        aria-expanded={place !== undefined}
        popoverTarget={id}
      >
        {isOther && period !== undefined
          ? `Last ${formatDuration(windowSeconds(window) * 1_000)}`
          : 'Other …'}
      </button>
      <div
        ref={forms}
        id={id}
        popover="auto"
        className="time-window__forms"
        style={place}
        onToggle={({ newState }) => setPlace(newState === 'open' ? placeBelow(button.current) : undefined)}
      >
        {place !== undefined && (
          <div ref={focusFirstField} className="time-window__forms-list">
            <PeriodForm {...{ period, longestDays }} onApply={apply} />
            <AbsoluteWindowForm {...{ window, longestDays }} onApply={apply} />
          </div>
        )}
      </div>
    </>
  );
}

/** In pixels of the page, with which it scrolls. */
function placeBelow(button: HTMLElement | null): { top: number; right: number } {
  const { bottom, right } = button?.getBoundingClientRect() ?? { bottom: 0, right: 0 };
  const { scrollTop, clientWidth } = document.documentElement;
  return { top: bottom + scrollTop + 4, right: clientWidth - right };
}

function focusFirstField(forms: HTMLElement | null): void {
  forms?.querySelector('input')?.focus();
}
