import { formatDuration } from '../../../format/format-duration';
import type { DurationBucket } from './duration-condition';

/** A label of the axis of durations: where it is (0 to 1), and what it says. */
export interface BoundLabel {
  share: number;
  label: string;
}

/** Powers of ten of milliseconds, and one of each larger unit. */
const ROUNDEST = /^(10*|0) \S+$/;
/** What a label of usual length takes up with the space after it, such as `100 ms`. */
const USUAL_CHARACTERS = 7;

/**
 * Labels at some of the bounds between buckets of equal width on the screen, equally far apart: at most so many, and fewer
 * where they are long, such as `1 min 25 s`.
 */
export function boundLabels(buckets: readonly DurationBucket[], most: number): BoundLabel[] {
  const labels = [...buckets.map(({ start }) => start), buckets.at(-1)?.end ?? null].flatMap(
    (bound, index) =>
      bound === null ? [] : [{ share: index / buckets.length, label: formatDuration(bound) }],
  );
  const least = Math.max(1, Math.ceil(labels.length / most));
  const fits = (choice: readonly BoundLabel[], apart: number) => {
    const longest = Math.max(...choice.map(({ label }) => label.length));
    return (longest + 1) / (most * USUAL_CHARACTERS) <= apart / buckets.length;
  };
  const choices = labels
    .map((_, index) => index + 1)
    .filter((apart) => apart >= least)
    .flatMap((apart) =>
      Array.from({ length: apart }, (_, offset) =>
        labels.filter((_label, index) => index % apart === offset),
      ).filter((choice) => fits(choice, apart)),
    );
  return choices.reduce((best, choice) => (worthOf(choice) > worthOf(best) ? choice : best), []);
}

/** Many are good, round ones better; of otherwise equal choices that of the shorter labels is rounder. */
function worthOf(labels: readonly BoundLabel[]): number {
  const characters = labels.reduce((sum, { label }) => sum + label.length, 0) / Math.max(1, labels.length);
  return labels.length + 2 * labels.filter(({ label }) => ROUNDEST.test(label)).length - characters / 100;
}
