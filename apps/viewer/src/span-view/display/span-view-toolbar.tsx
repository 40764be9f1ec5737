import type { RefObject } from 'react';
import { ExplainedButton } from '../../design/explained-button';
import { countOf } from '../../format/format-number';
import { FindBox } from '../find/find-box';
import type { Find } from '../find/use-find';
import type { RowIndex } from '../rows/row-index';
import { useSpanViewScope } from '../span-view-scope';
import type { DisplayPreferences } from './display-preferences';
import { whyNoGaps } from './why-no-gaps';

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
  const { index } = useSpanViewScope();
  const { showsMissingInstrumentation, showsCriticalPath, squeezesWaits } = preferences;
  return (
    <div className="span-view__toolbar">
      <FindBox find={find} ref={findBox} />
      <div className="span-view__switches">
        {counts.gaps > 0 ? (
          <Toggle
            isOn={showsMissingInstrumentation}
            title={`${countOf(counts.gaps, 'stretch', 'stretches')} of time that no span accounts for`}
            onClick={() => onChange({ showsMissingInstrumentation: !showsMissingInstrumentation })}
          >
            Missing Instrumentation
          </Toggle>
        ) : (
          <ExplainedButton
            className="button button--small toggle"
            isSwitchedOff
            explain={() => whyNoGaps(transactionsIn(index))}
          >
            Missing Instrumentation
          </ExplainedButton>
        )}
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

interface ToggleProps {
  isOn: boolean;
  title: string;
  onClick: () => void;
  children: string;
}

function Toggle({ isOn, title, onClick, children }: ToggleProps) {
  return (
    <button
      type="button"
      className="button button--small toggle"
      aria-pressed={isOn}
      title={title}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function transactionsIn({ rows }: RowIndex) {
  return rows.filter(({ node }) => node.isRoot).map(({ node }) => node.transaction);
}
