const NANOSECOND_DIGITS = 9;

/**
 * Seconds since the epoch of a time in nanoseconds: decimal text, as protobuf's JSON has 64-bit numbers, or a number.
 * Exact to a microsecond. Undefined for anything else, and for 0, which says that there is none.
 */
export function secondsOfNanoseconds(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value > 0 ? value / 10 ** NANOSECOND_DIGITS : undefined;
  }
  if (typeof value !== 'string' || !/^\d{1,20}$/.test(value)) return undefined;
  const digits = value.padStart(NANOSECOND_DIGITS + 1, '0');
  // One conversion from decimal text gives the nearest double; dividing a rounded number might not.
  const seconds = Number(`${digits.slice(0, -NANOSECOND_DIGITS)}.${digits.slice(-NANOSECOND_DIGITS)}`);
  return seconds > 0 ? seconds : undefined;
}
