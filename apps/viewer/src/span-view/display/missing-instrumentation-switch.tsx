import { useMemo } from 'react';
import { ExplainedButton } from '../../design/explained-button';
import { formatDuration } from '../../format/format-duration';
import { countOf } from '../../format/format-number';
import type { RowIndex } from '../rows/row-index';
import { useSpanViewScope } from '../span-view-scope';
import { SHORTEST_GAPS_MS, type DisplayPreferences } from './display-preferences';
import { Toggle } from './toggle';
import { isOnlyFromBrowsers, whyNoGaps } from './why-no-gaps';

interface MissingInstrumentationSwitchProps {
  /** How many stretches there are to be shown or hidden. */
  count: number;
  preferences: DisplayPreferences;
  onChange: (changes: Partial<DisplayPreferences>) => void;
}

/** Whether time without spans is marked, and from which duration on; where none is, it says why. */
export function MissingInstrumentationSwitch({
  count,
  preferences,
  onChange,
}: MissingInstrumentationSwitchProps) {
  const { index } = useSpanViewScope();
  const transactions = useMemo(() => transactionsIn(index), [index]);
  const { showsMissingInstrumentation, shortestGapMs } = preferences;
  return (
    <span className="gap-switch">
      {count > 0 ? (
        <Toggle
          isOn={showsMissingInstrumentation}
          title={`${countOf(count, 'stretch', 'stretches')} of time that no span accounts for`}
          onClick={() => onChange({ showsMissingInstrumentation: !showsMissingInstrumentation })}
        >
          Missing Instrumentation
        </Toggle>
      ) : (
        <ExplainedButton
          className="button button--small toggle"
          isSwitchedOff
          explain={() => whyNoGaps(transactions, shortestGapMs)}
        >
          Missing Instrumentation
        </ExplainedButton>
      )}
      {!isOnlyFromBrowsers(transactions) && (
        <select
          className="field gap-switch__shortest"
          aria-label="Shortest time without a span that is marked"
          title="The shortest time without a span that is marked"
          value={shortestGapMs}
          onChange={({ target }) => onChange({ shortestGapMs: Number(target.value) })}
        >
          {SHORTEST_GAPS_MS.map((milliseconds) => (
            <option key={milliseconds} value={milliseconds}>
              ≥ {formatDuration(milliseconds)}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

function transactionsIn({ rows }: RowIndex) {
  return rows.filter(({ node }) => node.isRoot).map(({ node }) => node.transaction);
}
