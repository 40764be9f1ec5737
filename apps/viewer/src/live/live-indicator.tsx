import { formatClock } from '../format/format-time';
import { useLiveStatus, useLiveStream } from './live-context';
import type { LiveStatus } from './live-stream';
import './live-indicator.css';

const WORDS: Record<LiveStatus, { label: string; title: string }> = {
  connecting: { label: 'Connecting', title: 'Connecting to the collector' },
  live: { label: 'Live', title: 'New transactions and errors appear as they are stored. Press to pause.' },
  waiting: { label: 'Reconnecting', title: 'The connection to the collector is lost; trying again.' },
  silent: {
    label: 'Silent',
    title: 'The collector is connected, or seems to be, and says nothing: it may hang. Trying again.',
  },
  paused: { label: 'Paused', title: 'What is shown stands still. Press to follow again.' },
};

/** Whether the page follows what the collector stores, and the switch for it. */
export function LiveIndicator() {
  const stream = useLiveStream();
  const status = useLiveStatus();
  const toggle = () => (status === 'paused' ? stream.start() : stream.stop());
  return (
    <button
      type="button"
      className={`live-indicator live-indicator--${status}`}
      title={WORDS[status].title}
      onClick={toggle}
    >
      <span className="live-indicator__light" aria-hidden="true" />
      <span aria-live="polite">
        {WORDS[status].label}
        {status === 'silent' && ` since ${formatClock(stream.heardAt())}`}
      </span>
    </button>
  );
}
