const DIGITS = [1, 2, 5];

/** The least of 1, 2 and 5 times a power of ten that is at least this, which must be positive: how far apart ticks are. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = DIGITS.find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return Number((digit * power).toPrecision(12));
}
