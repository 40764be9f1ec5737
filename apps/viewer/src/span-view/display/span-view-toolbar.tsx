import type { RefObject } from 'react';
import { countOf } from '../../format/format-number';
import { FindBox } from '../find/find-box';
import type { Find } from '../find/use-find';
import type { DisplayPreferences } from './display-preferences';
import { MissingInstrumentationSwitch } from './missing-instrumentation-switch';
import { Toggle } from './toggle';

interface SpanViewToolbarProps {
  find: Find;
  findBox: RefObject<HTMLInputElement | null>;
  preferences: DisplayPreferences;
  onChange: (changes: Partial<DisplayPreferences>) => void;
  /** What there is to be shown or hidden. */
  counts: { gaps: number; waits: number; hasCriticalPath: boolean };
  onShowKeys: () => void;
}

/** Finding, and what the span view shows besides spans. */
export function SpanViewToolbar({
  find,
  findBox,
  preferences,
  onChange,
  counts,
  onShowKeys,
}: SpanViewToolbarProps) {
  const { showsCriticalPath, squeezesWaits } = preferences;
  return (
    <div className="span-view__toolbar">
      <FindBox find={find} ref={findBox} />
      <div className="span-view__switches">
        <MissingInstrumentationSwitch count={counts.gaps} preferences={preferences} onChange={onChange} />
        {counts.hasCriticalPath && (
          <Toggle
            isOn={showsCriticalPath}
            title="The spans because of which it took as long as it did"
            onClick={() => onChange({ showsCriticalPath: !showsCriticalPath })}
          >
            Critical path
          </Toggle>
        )}
        {counts.waits > 0 && (
          <Toggle
            isOn={!squeezesWaits}
            title={`${countOf(counts.waits, 'long wait')}, during which nothing ran, drawn as long as ${counts.waits === 1 ? 'it was' : 'they were'}`}
            onClick={() => onChange({ squeezesWaits: !squeezesWaits })}
          >
            True scale
          </Toggle>
        )}
        <button
          type="button"
          className="button button--small"
          aria-label="Keys of the span view"
          onClick={onShowKeys}
        >
          ?
        </button>
      </div>
    </div>
  );
}
