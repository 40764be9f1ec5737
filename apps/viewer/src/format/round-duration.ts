import { roundStep } from './round-step';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From where on people count in other numbers than tens. */
const LONG_STEPS = [
  ...[10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
];

/**
 * The least duration that is at least this (milliseconds, positive) and that a person calls round: 1, 2 or 5 times a power
 * of ten of milliseconds or days, and between 10 s and a day the parts of a minute, an hour and a day.
 */
export function roundDuration(least: number): number {
  if (least <= 5 * SECOND) return roundStep(least);
  return LONG_STEPS.find((step) => step >= least * (1 - 1e-9)) ?? roundStep(Math.max(1, least / DAY)) * DAY;
}
