import type { ReactNode } from 'react';
import { useId, useMemo } from 'react';
import { formatTimeRange } from '../../../format/format-time-range';
import type { ChartStep } from './chart-steps';
import { edgesOf } from './step-range';
import { timeTicks } from './time-ticks';
import type { StepCursor } from './use-step-cursor';
import './time-chart.css';

/** The value axis: from 0 to `top`, with its round values. */
export interface ValueAxis {
  top: number;
  ticks: readonly number[];
  format: (value: number) => string;
}

interface TimeChartProps {
  title: string;
  steps: readonly ChartStep[];
  axis: ValueAxis;
  cursor: StepCursor;
  /** What a step says, and what all of them say together. */
  readout: (step: ChartStep) => string;
  summary: string;
  /** What is drawn: as wide as there are steps, 100 high, from the top. */
  children: ReactNode;
  /** Beside the plot, at its right. */
  labels?: ReactNode;
  table: ReactNode;
}

const TIME_TICKS = 6;

/** A frame around what happened over time: axes, the step looked at, the steps being chosen, the same as text. */
export function TimeChart(props: TimeChartProps) {
  const { title, steps, axis, cursor, readout, summary, children, labels, table } = props;
  const id = useId();
  const step = cursor.step === undefined ? undefined : steps[cursor.step];
  const said = step === undefined ? summary : readout(step);
  return (
    <figure className="card chart" aria-labelledby={`${id}title`}>
      <figcaption id={`${id}title`} className="chart__title">
        {title}
      </figcaption>
      <div className="chart__frame">
        <ValueMarks axis={axis} />
        <div
          className="chart__plot"
          role="slider"
          tabIndex={0}
          aria-label={`${title}, over time`}
          aria-describedby="chart-keys"
          aria-valuemin={0}
          aria-valuemax={steps.length - 1}
          aria-valuenow={cursor.step ?? steps.length - 1}
          aria-valuetext={valueText(said, steps, cursor)}
          {...cursor.handlers}
        >
          <svg viewBox={`0 0 ${steps.length} 100`} preserveAspectRatio="none" aria-hidden="true">
            {axis.ticks.map((tick) => (
              <line key={tick} className="chart__grid" x2={steps.length} {...levelOf(tick, axis)} />
            ))}
            {children}
            <Marks cursor={cursor} />
          </svg>
        </div>
        {labels}
        <TimeMarks steps={steps} />
      </div>
      <p className="chart__readout">{chosenText(steps, cursor) ?? said}</p>
      {table}
    </figure>
  );
}

function valueText(said: string, steps: readonly ChartStep[], { range }: StepCursor): string {
  if (range === undefined) return said;
  const [first, last] = edgesOf(range);
  return `${said}. ${last - first + 1} of ${steps.length} steps chosen`;
}

/** From when to when the steps go that are being chosen; none where it may still be a click. */
function chosenText(steps: readonly ChartStep[], { range }: StepCursor): string | undefined {
  if (range === undefined || range.anchor === range.head) return undefined;
  const [first, last] = edgesOf(range).map((index) => steps[index]);
  if (first === undefined || last === undefined) return undefined;
  return `Zoom in to ${formatTimeRange(first.start, last.end)}; Escape gives it up`;
}

function Marks({ cursor: { step, range } }: { cursor: StepCursor }) {
  const [first, last] = range === undefined ? [0, -1] : edgesOf(range);
  return (
    <>
      {step !== undefined && <rect className="chart__step" x={step} width={1} height={100} />}
      {last >= first && <rect className="chart__range" x={first} width={last - first + 1} height={100} />}
    </>
  );
}

function ValueMarks({ axis }: { axis: ValueAxis }) {
  return (
    <div className="chart__values" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span key={tick} className="chart__value" style={{ '--level': tick / axis.top }}>
          {axis.format(tick)}
        </span>
      ))}
    </div>
  );
}

function TimeMarks({ steps }: { steps: readonly ChartStep[] }) {
  const [start, end] = [steps[0]?.start ?? Number.NaN, steps.at(-1)?.end ?? Number.NaN];
  const ticks = useMemo(() => timeTicks(start, end, TIME_TICKS), [start, end]);
  return (
    <div className="chart__times" aria-hidden="true">
      {ticks.map(({ share, label }) => (
        <span key={share} className="chart__time" style={{ '--at': share }}>
          {label}
        </span>
      ))}
    </div>
  );
}

function levelOf(value: number, { top }: ValueAxis): { y1: number; y2: number } {
  const level = levelIn(value, top);
  return { y1: level, y2: level };
}

/** How far below the top of the plot a value is, of 100. */
export function levelIn(value: number, top: number): number {
  return 100 * (1 - value / top);
}
