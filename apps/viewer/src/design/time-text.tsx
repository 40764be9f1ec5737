import { formatAge, formatTime, isoTime } from '../format/format-time';
import { useNow } from './use-now';

/** A moment in the reader's time zone; seconds since 1970. */
export function TimeText({ seconds }: { seconds: number }) {
  return <time dateTime={isoTime(seconds)}>{formatTime(seconds)}</time>;
}

/** How long ago a moment was, kept current; the moment itself on hover. */
export function AgeText({ seconds }: { seconds: number }) {
  const now = useNow();
  return (
    <time dateTime={isoTime(seconds)} title={formatTime(seconds)}>
      {formatAge(seconds, now)}
    </time>
  );
}
