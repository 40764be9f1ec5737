import { formatDuration } from '../../../format/format-duration';
import { countOf, formatCount } from '../../../format/format-number';
import type { RateUnit } from '../../../format/format-rate';
import { formatRate, rateUnitFor, UNIT_NAMES } from '../../../format/format-rate';
import { formatTimeRange } from '../../../format/format-time-range';
import type { ChartStep } from './chart-steps';
import { ChartTable } from '../chart-table';
import type { EventNoun } from '../../../search/search-condition';
import { niceTicks } from './nice-ticks';
import { levelIn, TimeChart } from './time-chart';
import type { StepCursor } from './use-step-cursor';

interface ThroughputChartProps {
  steps: readonly ChartStep[];
  cursor: StepCursor;
  /** What is counted. */
  noun: EventNoun;
  /** How many of them end after the last step. */
  later: number;
}

/** How many transactions ended, or errors happened, in each step. */
export function ThroughputChart({ steps, cursor, noun, later }: ThroughputChartProps) {
  const { top, ticks } = niceTicks(Math.max(...steps.map(({ count }) => count)), 3);
  const [{ start, end } = { start: 0, end: 1 }] = steps;
  const length = formatDuration((end - start) * 1_000).replace(/^1 /, '');
  // A single one in a step is at least one per unit, so that no rate begins with zeros.
  const unit = rateUnitFor(1 / (end - start));
  return (
    <TimeChart
      title={`Throughput, ${noun}s per ${length}`}
      steps={steps}
      axis={{ top, ticks: ticks.filter(Number.isInteger), format: formatCount }}
      cursor={cursor}
      readout={(step) => readoutOf(step, noun, unit)}
      summary={summaryOf(steps, noun, later)}
      table={<ChartTable title="Throughput" steps={steps} columns={columnsOf(noun, unit)} />}
    >
      {steps.map((step, index) => (
        <rect
          key={step.start}
          className="chart__bar"
          x={index + 0.1}
          width={0.8}
          {...heightOf(step.count, top)}
        />
      ))}
    </TimeChart>
  );
}

/** What there is shows, however little of it. */
const LEAST_HEIGHT = 2;

function heightOf(count: number, top: number): { y: number; height: number } {
  const height = count === 0 ? 0 : Math.max(LEAST_HEIGHT, 100 - levelIn(count, top));
  return { y: 100 - height, height };
}

function columnsOf(noun: EventNoun, unit: RateUnit) {
  return [
    {
      title: `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`,
      value: ({ count }: ChartStep) => formatCount(count),
    },
    { title: `Per ${UNIT_NAMES[unit]}`, value: (step: ChartStep) => formatRate(perSecond(step), unit) },
  ];
}

function perSecond({ start, end, count }: ChartStep): number {
  return count / (end - start);
}

function readoutOf(step: ChartStep, noun: EventNoun, unit: RateUnit): string {
  const { start, end, count, extrapolated } = step;
  const isSample = extrapolated !== undefined && Math.round(extrapolated) > count;
  return [
    formatTimeRange(start, end),
    countOf(count, noun),
    formatRate(perSecond(step), unit),
    ...(isSample ? [`a sample of about ${formatCount(extrapolated)}`] : []),
  ].join(' · ');
}

function summaryOf(steps: readonly ChartStep[], noun: EventNoun, later: number): string {
  const all = steps.reduce((sum, { count }) => sum + count, later);
  const busiest = steps.reduce<ChartStep | undefined>(
    (most, step) => (step.count > (most?.count ?? 0) ? step : most),
    undefined,
  );
  if (busiest === undefined) return `No ${noun}s in this window`;
  const { start, end, count } = busiest;
  const future = later === 0 ? '' : `, ${formatCount(later)} of them in the future`;
  return `${countOf(all, noun)}${future}, at most ${formatCount(count)} in a step: ${formatTimeRange(start, end)}`;
}
