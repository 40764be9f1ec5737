import { roundStep } from '../../../format/round-step';

/**
 * A round value at or above `greatest`, and the round values from 0 to it: about as many as asked for, as far apart as
 * `round` makes what they would have to be.
 */
export function niceTicks(
  greatest: number,
  count: number,
  round: (least: number) => number = roundStep,
): { top: number; ticks: number[] } {
  const highest = greatest > 0 && Number.isFinite(greatest) ? greatest : 1;
  const step = round(highest / count);
  const steps = Math.ceil(highest / step - 1e-9);
  const ticks = Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
  return { top: ticks.at(-1) ?? 1, ticks };
}
