import { useId, useRef, useState } from 'react';
import type { RowSample } from '../../collector/events-answer';
import { formatCount } from '../../format/format-number';
import type { EventNoun } from '../../search/search-condition';
import { isThin, sampledShare, sampleSentences } from './figure-sample';

interface SampleNoteProps {
  sample: RowSample;
  noun: EventNoun;
}

/** How many events a row's figures stand on; hovered or focused, what that means for each of them. */
export function SampleNote({ sample, noun }: SampleNoteProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<{ top: number; right: number }>();
  const share = sampledShare(sample);
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
        className="sample-note"
        aria-describedby={place && id}
        onFocus={show}
        onBlur={hide}
        onClick={(event) => {
          event.stopPropagation();
          show();
        }}
        onKeyDown={(event) => event.key === 'Escape' && hide()}
      >
        {isThin(sample) && <span className="thin-mark" aria-hidden="true" />}
        {formatCount(sample.n)}
        {share !== '' && <span className="sample-note__share"> at {share}</span>}
        {isThin(sample) && <span className="visually-hidden">, too few for some figures</span>}
      </button>
      {place !== undefined && (
        <span
          id={id}
          role="tooltip"
          popover="manual"
          className="sample-tooltip"
          style={place}
          ref={showInFront}
        >
          {sampleSentences(sample, noun).map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </span>
      )}
    </span>
  );
}

function showInFront(tooltip: HTMLElement | null): void {
  if (tooltip !== null && !tooltip.matches(':popover-open')) tooltip.showPopover();
}
