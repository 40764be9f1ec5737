import { formatDuration } from '../../../format/format-duration';
import { countOf, formatCount, formatRate } from '../../../format/format-number';
import { formatTimeRange } from '../../../format/format-time-range';
import type { ChartStep } from './chart-steps';
import { ChartTable } from '../chart-table';
import { niceTicks } from './nice-ticks';
import { levelIn, TimeChart } from './time-chart';
import type { StepCursor } from './use-step-cursor';

interface ThroughputChartProps {
  steps: readonly ChartStep[];
  cursor: StepCursor;
  /** What is counted. */
  noun: 'transaction' | 'error';
}

/** How many transactions ended, or errors happened, in each step. */
export function ThroughputChart({ steps, cursor, noun }: ThroughputChartProps) {
  const { top, ticks } = niceTicks(Math.max(...steps.map(({ count }) => count)), 3);
  const [first] = steps;
  const length =
    first === undefined ? '' : formatDuration((first.end - first.start) * 1_000).replace(/^1 /, '');
  return (
    <TimeChart
      title={`Throughput, ${noun}s per ${length}`}
      steps={steps}
      axis={{ top, ticks: ticks.filter(Number.isInteger), format: formatCount }}
      cursor={cursor}
      readout={(step) => readoutOf(step, noun)}
      summary={summaryOf(steps, noun)}
      table={<ChartTable title="Throughput" steps={steps} columns={columnsOf(noun)} />}
    >
      {steps.map(({ start, count }, index) => (
        <rect
          key={start}
          className="chart__bar"
          x={index + 0.1}
          width={0.8}
          y={levelIn(count, top)}
          height={100 - levelIn(count, top)}
        />
      ))}
    </TimeChart>
  );
}

function columnsOf(noun: string) {
  return [
    {
      title: `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`,
      value: ({ count }: ChartStep) => formatCount(count),
    },
    { title: 'Per minute', value: (step: ChartStep) => formatRate(perMinute(step)) },
  ];
}

function perMinute({ start, end, count }: ChartStep): number {
  return (count * 60) / (end - start);
}

function readoutOf(step: ChartStep, noun: string): string {
  const { start, end, count, extrapolated } = step;
  const isSample = extrapolated !== undefined && Math.round(extrapolated) > count;
  return [
    formatTimeRange(start, end),
    countOf(count, noun),
    formatRate(perMinute(step)),
    ...(isSample ? [`a sample of about ${formatCount(extrapolated)}`] : []),
  ].join(' · ');
}

function summaryOf(steps: readonly ChartStep[], noun: string): string {
  const all = steps.reduce((sum, { count }) => sum + count, 0);
  const busiest = steps.reduce<ChartStep | undefined>(
    (most, step) => (step.count > (most?.count ?? 0) ? step : most),
    undefined,
  );
  if (busiest === undefined) return `No ${noun}s in this window`;
  const { start, end, count } = busiest;
  return `${countOf(all, noun)}, at most ${formatCount(count)} in a step: ${formatTimeRange(start, end)}`;
}
