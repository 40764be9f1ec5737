const MILLISECONDS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Up to which duration (milliseconds) `formatDuration` tells durations apart that differ by so much. */
const PRECISIONS: readonly { upTo: number; apart: number }[] = [
  { upTo: 1, apart: 0.001 },
  { upTo: 10, apart: 0.01 },
  { upTo: 100, apart: 0.1 },
  { upTo: MILLISECONDS.second, apart: 1 },
  { upTo: 10 * MILLISECONDS.second, apart: 10 },
  { upTo: MILLISECONDS.minute, apart: 100 },
  { upTo: MILLISECONDS.hour, apart: MILLISECONDS.second },
  { upTo: MILLISECONDS.day, apart: MILLISECONDS.minute },
];

/** How far apart multiples of a duration up to `longest` must be to read differently; both in milliseconds. */
export function durationPrecision(longest: number): number {
  return PRECISIONS.find(({ upTo }) => longest <= upTo)?.apart ?? MILLISECONDS.hour;
}
