import { useId, useRef, useState, type ReactNode } from 'react';
import './explained-button.css';

interface ExplainedButtonProps {
  className: string;
  /** What it says where it is hovered, focused or pressed, sentence by sentence. */
  explain: () => readonly string[];
  /** Whether it is a switch that cannot be on, for the reason that it explains. */
  isSwitchedOff?: boolean;
  children: ReactNode;
}

/** A button that does nothing but explain itself, to pointers, keys and assistive technology; Escape puts that away. */
export function ExplainedButton({
  className,
  explain,
  isSwitchedOff = false,
  children,
}: ExplainedButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<{ top: number; right: number }>();
  const show = () => {
    const { bottom, right } = button.current?.getBoundingClientRect() ?? { bottom: 0, right: 0 };
    setPlace({ top: bottom + 4, right: document.documentElement.clientWidth - right });
  };
  const hide = () => setPlace(undefined);
  return (
    <span onMouseEnter={show} onMouseLeave={hide}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-describedby={place && id}
        {...(isSwitchedOff && { 'aria-disabled': true, 'aria-pressed': false })}
        onFocus={show}
        onBlur={hide}
        onClick={(event) => {
          event.stopPropagation();
          show();
        }}
        onKeyDown={(event) => event.key === 'Escape' && hide()}
      >
        {children}
      </button>
      {place !== undefined && (
        <span
          id={id}
          role="tooltip"
          popover="manual"
          className="button-explanation"
          style={place}
          ref={showInFront}
        >
          {explain().map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </span>
      )}
    </span>
  );
}

function showInFront(explanation: HTMLElement | null): void {
  if (explanation !== null && !explanation.matches(':popover-open')) explanation.showPopover();
}
