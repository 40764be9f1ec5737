import type { ChartStep } from './chart-steps';

/** Steps of a time chart that are chosen, by their indexes, both included; where the choice began is the anchor. */
export interface StepRange {
  anchor: number;
  head: number;
}

/** The first and the last step of a range. */
export function edgesOf({ anchor, head }: StepRange): [first: number, last: number] {
  return anchor <= head ? [anchor, head] : [head, anchor];
}

/** The step at a share (0 to 1) of the chart's width. */
export function stepAt(share: number, steps: number): number {
  return Math.min(steps - 1, Math.max(0, Math.floor(share * steps)));
}

/** The step that a moment (seconds since 1970) falls into; `undefined` where the chart does not show it. */
export function stepOfTime(
  time: number,
  steps: readonly Pick<ChartStep, 'start' | 'end'>[],
): number | undefined {
  const index = steps.findIndex(({ start, end }) => start <= time && time < end);
  return index === -1 ? undefined : index;
}

/** The step that a key leads to; `undefined` for any other key. */
export function stepAfterKey(key: string, step: number, steps: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, step - 1);
    case 'ArrowRight':
      return Math.min(steps - 1, step + 1);
    case 'PageUp':
      return Math.max(0, step - 10);
    case 'PageDown':
      return Math.min(steps - 1, step + 10);
    case 'Home':
      return 0;
    case 'End':
      return steps - 1;
    default:
      return undefined;
  }
}
