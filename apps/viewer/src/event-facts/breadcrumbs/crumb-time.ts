/** From when until when an event lasted, in seconds since 1970; the same twice for one that is a moment. */
export interface EventTime {
  start: number;
  end: number;
}

/** When something happened, seen from an event. */
export interface CrumbTime {
  /** Seconds since the event began; negative before that. */
  offset: number;
  /** Where it was, by the clock of whoever noted it. */
  side: 'before' | 'within' | 'after';
}

/** Moments are rounded to milliseconds by some SDKs and not by others. */
const TOLERANCE_SECONDS = 0.001;

/** The time of a breadcrumb; undefined where none was noted. */
export function crumbTimeOf(timestamp: number, { start, end }: EventTime): CrumbTime | undefined {
  if (!Number.isFinite(timestamp)) return undefined;
  const offset = timestamp - start;
  if (timestamp > end + TOLERANCE_SECONDS) return { offset, side: 'after' };
  return { offset, side: offset < -TOLERANCE_SECONDS ? 'before' : 'within' };
}
