import { useEffect, useState } from 'react';
import { formatClock } from '../../format/format-time';

/** Longer than an answer takes, other than one about very much. */
const LATE_MILLISECONDS = 3_000;

/**
 * Says that the collector has not answered since this is shown: nothing for the first three seconds. It stands in a place
 * with the role `status`, and goes with it when the answer comes.
 */
export function LateAnswer() {
  const [askedAt] = useState(() => Date.now() / 1_000);
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), LATE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <div className="late-answer">
      <p className="late-answer__title">The collector has not answered yet</p>
      <p>
        It was asked at {formatClock(askedAt)}. A large answer takes its time; a collector that hangs, or that
        cannot be reached, says nothing at all. This page goes on by itself when the answer comes, and says so
        when it gives up: meanwhile see whether the collector runs.
      </p>
    </div>
  );
}
