import type { ReactNode } from 'react';
import { formatDuration } from '../../../format/format-duration';
import { countOf } from '../../../format/format-number';
import { formatTime, isoTime } from '../../../format/format-time';
import type { EventNoun } from '../../../search/search-condition';
import type { TimeWindow } from '../../../time-window/time-window';
import { periodSeconds } from '../../../time-window/time-window';
import type { CrowdedWindow } from './crowded-window';
import type { LaterEvents } from './use-later-events';

interface ChartNotesProps {
  noun: EventNoun;
  /** Whether conditions of the query are passed over. */
  isWider: boolean;
  crowded: CrowdedWindow | undefined;
  later: LaterEvents | undefined;
  onChange: (change: { window: TimeWindow }) => void;
}

/** What the charts do not show by themselves, and the window that would. */
export function ChartNotes({ noun, isWider, crowded, later, onChange }: ChartNotesProps) {
  return (
    <>
      {isWider && <Note>Conditions on functions choose groups; the charts show all {noun}s besides.</Note>}
      {crowded !== undefined && (
        <Note>
          {crowdedText(crowded)}{' '}
          <button
            type="button"
            className="button button--small"
            onClick={() => onChange({ window: crowded.window })}
          >
            {windowText(crowded.window)}
          </button>
        </Note>
      )}
      {later !== undefined && (
        <Note>
          {countOf(later.count, noun)} of the list {later.count === 1 ? 'ends' : 'end'} in the future, by a
          clock that runs ahead: up to {formatTime(later.end).replace(/\.000$/, '')}. The charts over time end
          now.{' '}
          <button
            type="button"
            className="button button--small"
            onClick={() => onChange({ window: { start: isoTime(later.start), end: isoTime(later.end) } })}
          >
            Show the future
          </button>
        </Note>
      )}
    </>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="quiet charts__note">{children}</p>;
}

const MINUTE = 60;

function crowdedText({ window, seconds }: CrowdedWindow): string {
  if ('statsPeriod' in window) {
    const minutes = Math.max(1, Math.ceil(seconds / MINUTE));
    return `All of it happened in the last ${formatDuration(minutes * MINUTE * 1_000).replace(/^1 /, '')}.`;
  }
  return seconds < 1
    ? 'All of it happened at once.'
    : `All of it happened within ${formatDuration(seconds * 1_000)}.`;
}

function windowText(window: TimeWindow): string {
  if ('start' in window) return 'Show that time';
  return `Show the last ${formatDuration((periodSeconds(window.statsPeriod) ?? 0) * 1_000)}`;
}
