import { INGEST_LIMITS } from '../limits';
import { Rejection } from './rejection';

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?\s?(Z|[+-]\d{2}:?\d{2})?$/i;
const LATEST_PLAUSIBLE_SECONDS = 9_999_999_999;

/**
 * Seconds since the epoch of a wire timestamp: a number of seconds, or RFC 3339 text (a missing zone is UTC, an offset
 * may lack its colon). Undefined for anything else.
 */
export function parseTimestamp(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const [, date, time, fraction = '0', zone = 'Z'] = RFC_3339.exec(value) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const offset = zone.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const milliseconds = Date.parse(`${date}T${time}${offset}`);
  // One conversion from decimal text gives the nearest double; adding the fraction to the seconds might not.
  return Number.isNaN(milliseconds) ? undefined : Number(`${milliseconds / 1000}.${fraction}`);
}

/** Whether a clock may have said this when an event arrived `now`. */
export function isPlausible(timestamp: number, now: number): boolean {
  return timestamp <= now + INGEST_LIMITS.futureSeconds && timestamp >= now - INGEST_LIMITS.pastSeconds;
}

/** Throws a `Rejection` for a time that no clock skew explains. Skew itself is kept as it is, never corrected. */
export function assertPlausible(timestamp: number, now: number): void {
  if (timestamp > LATEST_PLAUSIBLE_SECONDS) {
    throw new Rejection('timestamp', 'a timestamp is in seconds; this one looks like milliseconds');
  }
  if (timestamp > now + INGEST_LIMITS.futureSeconds) {
    throw new Rejection('timestamp', 'a timestamp is more than a day in the future');
  }
  if (timestamp < now - INGEST_LIMITS.pastSeconds) {
    throw new Rejection('timestamp', 'a timestamp is more than 30 days in the past');
  }
}
