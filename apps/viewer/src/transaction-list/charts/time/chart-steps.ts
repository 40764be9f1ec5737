import type { SeriesAnswer } from '../../../collector/questions/exploration-questions';
import { secondsOf } from '../../../format/format-time';

/** The percentiles that are drawn, in the order of their lines from the bottom. */
export const PERCENTILES = ['p50', 'p75', 'p95'] as const;

export type Percentile = (typeof PERCENTILES)[number];

/** What is asked for each step. */
export const STEP_FIGURES = ['count()', ...PERCENTILES.map((percentile) => `${percentile}()`)];

/** One step of a time chart; seconds since 1970, from `start` to before `end`. */
export interface ChartStep {
  start: number;
  end: number;
  /** How many transactions ended in it, or errors happened. */
  count: number;
  /** How many of them have a duration. */
  timed: number;
  /** How many there were, where they are a sample of them. */
  extrapolated: number | undefined;
  /** Milliseconds; `null` where there are none: a gap and no zero. */
  durations: Record<Percentile, number | null>;
  /** The percentiles that stand on too few transactions. */
  tooFew: Percentile[];
}

/** The steps of an answer; what is no time or no number in it is left out. */
export function chartSteps({ data, meta }: SeriesAnswer): ChartStep[] {
  return data.flatMap((row, index) => {
    const start = secondsOf(row['time']);
    const functions = meta.samples?.[index]?.functions ?? {};
    const durations = {
      p50: numberOf(row['p50()']),
      p75: numberOf(row['p75()']),
      p95: numberOf(row['p95()']),
    };
    const step: ChartStep = {
      start,
      end: start + meta.interval,
      count: numberOf(row['count()']) ?? 0,
      timed: functions['p50()']?.n ?? numberOf(row['count()']) ?? 0,
      extrapolated: functions['count()']?.extrapolated,
      durations,
      tooFew: PERCENTILES.filter(
        (percentile) => durations[percentile] !== null && functions[`${percentile}()`]?.too_few === true,
      ),
    };
    return Number.isFinite(start) ? [step] : [];
  });
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
