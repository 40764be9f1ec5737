import { formatDuration } from '../../../format/format-duration';
import { countOf, formatCount } from '../../../format/format-number';
import { roundDuration } from '../../../format/round-duration';
import { formatTimeRange } from '../../../format/format-time-range';
import type { ChartStep, Percentile } from './chart-steps';
import { PERCENTILES } from './chart-steps';
import { ChartTable } from '../chart-table';
import { niceTicks } from './nice-ticks';
import { spreadLabels } from './spread-labels';
import { levelIn, TimeChart } from './time-chart';
import type { StepCursor } from './use-step-cursor';

interface DurationChartProps {
  steps: readonly ChartStep[];
  cursor: StepCursor;
}

/** How long transactions took, step by step; a step without any is a gap. */
export function DurationChart({ steps, cursor }: DurationChartProps) {
  const greatest = Math.max(0, ...steps.map(({ durations }) => durations.p95 ?? 0));
  const { top, ticks } = niceTicks(greatest, 3, roundDuration);
  return (
    <TimeChart
      title="Duration: p50, p75, p95"
      steps={steps}
      axis={{ top, ticks, format: formatDuration }}
      cursor={cursor}
      readout={readoutOf}
      summary={summaryOf(steps)}
      labels={<LineLabels steps={steps} top={top} />}
      table={<ChartTable title="Durations" steps={steps} columns={COLUMNS} />}
    >
      {PERCENTILES.map((percentile) => (
        <g key={percentile} className={`chart__series--${percentile}`}>
          <path className="chart__line" d={linePath(steps, percentile, top)} />
          <path className="chart__dots" d={dotPath(steps, percentile, top)} />
        </g>
      ))}
    </TimeChart>
  );
}

/** From step to step, with a gap where there is none to lead to. */
function linePath(steps: readonly ChartStep[], percentile: Percentile, top: number): string {
  return placesOf(steps, percentile, top)
    .map((place, index, places) => (place === undefined ? '' : `${places[index - 1] ? 'L' : 'M'}${place}`))
    .join('');
}

/** A step alone between two gaps, which the line does not show: one without length, with round ends. */
function dotPath(steps: readonly ChartStep[], percentile: Percentile, top: number): string {
  return placesOf(steps, percentile, top)
    .map((place, index, places) =>
      place === undefined || places[index - 1] || places[index + 1] ? '' : `M${place}h0.001`,
    )
    .join('');
}

function placesOf(steps: readonly ChartStep[], percentile: Percentile, top: number): (string | undefined)[] {
  return steps.map(({ durations }, index) => {
    const duration = durations[percentile];
    return duration === null ? undefined : `${index + 0.5},${levelIn(duration, top)}`;
  });
}

const LABEL_GAP = 13;
/** From the top, so that lines at the same height are named in the order in which they otherwise lie. */
const LABELLED = [...PERCENTILES].reverse();

function LineLabels({ steps, top }: { steps: readonly ChartStep[]; top: number }) {
  const latest = steps.filter(({ durations }) => durations.p95 !== null).at(-1);
  if (latest === undefined) return null;
  const levels = LABELLED.map((percentile) => levelIn(latest.durations[percentile] ?? 0, top));
  const spread = spreadLabels(levels, LABEL_GAP);
  return (
    <div className="chart__labels" aria-hidden="true">
      {LABELLED.map((percentile, index) => (
        <span
          key={percentile}
          className={`chart__label chart__series--${percentile}`}
          style={{ '--level': 1 - (spread[index] ?? 0) / 100 }}
        >
          {percentile}
        </span>
      ))}
    </div>
  );
}

const COLUMNS = [
  { title: 'Transactions', value: ({ timed }: ChartStep) => formatCount(timed) },
  ...PERCENTILES.map((percentile) => ({
    title: percentile,
    value: ({ durations, tooFew }: ChartStep) =>
      `${formatDuration(durations[percentile])}${tooFew.includes(percentile) ? ' (few)' : ''}`,
  })),
];

function readoutOf({ start, end, timed, durations, tooFew }: ChartStep): string {
  const figures = PERCENTILES.map((name) => `${name} ${formatDuration(durations[name])}`);
  return [
    formatTimeRange(start, end),
    ...(timed === 0 ? ['no transactions'] : [figures.join(', '), `n = ${formatCount(timed)}`]),
    ...(tooFew.length > 0 ? [`too few for ${tooFew.join(', ')}`] : []),
  ].join(' · ');
}

function summaryOf(steps: readonly ChartStep[]): string {
  const slowest = steps.reduce<ChartStep | undefined>(
    (most, step) => ((step.durations.p95 ?? -1) > (most?.durations.p95 ?? -1) ? step : most),
    undefined,
  );
  if (slowest === undefined) return 'No transactions in this window';
  const { start, end, durations, timed } = slowest;
  return `Highest p95: ${formatDuration(durations.p95)} of ${countOf(timed, 'transaction')}, ${formatTimeRange(start, end)}`;
}
