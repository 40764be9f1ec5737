/** With fewer events an average or a share is a guess: the usual rule of thumb. */
export const NEEDED_FOR_AN_AVERAGE = 30;

const MOST = 10_000;

/**
 * How many events a percentile needs to mean something: so many that the lowest and the highest of them enclose it with
 * 95 % certainty, whatever the distribution. 6 for the median, 11 for p75, 59 for p95, 299 for p99. The extremes of what
 * was recorded need one; what lies beyond them no number of events tells.
 */
export function neededForPercentile(level: number): number {
  if (level <= 0 || level >= 1) return 1;
  let needed = 1;
  while (level ** needed + (1 - level) ** needed > 0.05 && needed < MOST) needed += 1;
  return needed;
}
