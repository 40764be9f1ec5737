const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** The lengths of a step in seconds, each at most two and a half times the one before. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 6, 12].map((hours) => hours * HOUR),
  DAY,
];
const MOST_STEPS = 120;

/** How long a step of a time chart is: so that a window of so many seconds has 40 to 120 of them, where seconds allow it. */
export function stepSeconds(windowSeconds: number): number {
  return STEPS.find((step) => windowSeconds / step <= MOST_STEPS) ?? DAY;
}
