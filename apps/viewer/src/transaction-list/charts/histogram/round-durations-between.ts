const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The units in which durations are round, each from its own length to where the next one takes over; milliseconds. */
const UNITS = [
  { from: 0.001, to: MINUTE },
  { from: MINUTE, to: HOUR },
  { from: HOUR, to: DAY },
  { from: DAY, to: 10_000_000 * DAY },
];

/** A millisecond has so many parts that are told apart. */
const SMALLEST_PARTS = 1_000;

/** Which multiples of a power of ten are round, the finest choice first. */
const DIGITS = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1]];

/** The step to the next unit is no smaller than the usual one. */
const LEAST_STEP = 1.5;

/**
 * Round durations (milliseconds), each some times the one before: from the last that is at most `least` to the first that
 * is more than `greatest`, and as fine as `most` steps between them allow.
 */
export function roundDurationsBetween(least: number, greatest: number, most: number): number[] {
  const choices = DIGITS.map((digits) => between(ladderOf(digits), least, greatest));
  return choices.find((bounds) => bounds.length - 1 <= most) ?? choices.at(-1) ?? [];
}

function ladderOf(digits: readonly number[]): number[] {
  return UNITS.flatMap(({ from, to }) =>
    powersOfTen(to / from).flatMap((power) =>
      digits
        .map((digit) => Number((digit * power * from).toPrecision(12)))
        .filter((duration) => duration * LEAST_STEP <= to && isToldApart(duration)),
    ),
  );
}

function isToldApart(duration: number): boolean {
  return Number.isInteger(Number((duration * SMALLEST_PARTS).toPrecision(12)));
}

function powersOfTen(below: number): number[] {
  return Array.from({ length: Math.ceil(Math.log10(below) - 1e-9) }, (_, exponent) => 10 ** exponent);
}

function between(ladder: readonly number[], least: number, greatest: number): number[] {
  const firstAbove = (value: number) => {
    const index = ladder.findIndex((duration) => duration > value);
    return index === -1 ? ladder.length - 1 : index;
  };
  return ladder.slice(Math.max(0, firstAbove(least) - 1), firstAbove(greatest) + 1);
}
