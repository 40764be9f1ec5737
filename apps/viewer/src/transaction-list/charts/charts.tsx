import { useId } from 'react';
import { eventTypeIn, transactionQuery } from '../../search/search-condition';
import { withoutFigures } from '../../search/query-terms';
import type { TimeWindow } from '../../time-window/time-window';
import type { ChosenEvents } from '../../collector/exploration-questions';
import { DurationChart } from './time/duration-chart';
import { QueryHistogram } from './histogram/query-histogram';
import { ThroughputChart } from './time/throughput-chart';
import type { ChartStep } from './time/chart-steps';
import { useChartAnswers } from './use-chart-answers';
import { useChartsOpen } from './use-charts-open';
import { useStepCursor } from './time/use-step-cursor';
import './charts.css';

interface ChartsProps {
  /** The query as the reader wrote it, the window and the projects. */
  chosen: ChosenEvents;
  onChange: (change: { window: TimeWindow } | { query: string }) => void;
}

/** What the list is about as pictures: how many, how slow, over time and altogether. They can be put away. */
export function Charts(props: ChartsProps) {
  const [isOpen, setOpen] = useChartsOpen();
  const id = useId();
  return (
    <section className="charts" aria-label="Charts">
      <div className="charts__head">
        <button
          type="button"
          className="charts__toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="charts__arrow" aria-hidden="true" />
          Charts
        </button>
        {isOpen && <p className="charts__hint">Drag across a chart to zoom in; press a bar to filter.</p>}
      </div>
      <div id={id}>{isOpen && <OpenCharts {...props} />}</div>
    </section>
  );
}

function OpenCharts({ chosen, onChange }: ChartsProps) {
  const query = withoutFigures(chosen.query);
  const noun = eventTypeIn(chosen.query);
  const { steps, buckets, error, isOutdated } = useChartAnswers({
    ...chosen,
    query: transactionQuery(query),
  });
  if (steps === undefined || buckets === undefined) {
    return error === null ? <ChartsToCome /> : <p className="quiet">The charts cannot be shown.</p>;
  }
  if (steps.every(({ count }) => count === 0)) {
    return <p className="quiet">No {noun}s in this window that could be drawn.</p>;
  }
  const zoomIn = (start: number, end: number) =>
    onChange({ window: { start: isoOf(start), end: isoOf(end) } });
  return (
    <>
      {query !== chosen.query && (
        <p className="quiet">Conditions on functions choose groups; the charts show all {noun}s besides.</p>
      )}
      <div className={`charts__grid ${isOutdated ? 'is-outdated' : ''}`}>
        <TimeCharts steps={steps} noun={noun} onSelect={zoomIn} />
        {noun === 'transaction' && (
          <QueryHistogram
            query={chosen.query}
            buckets={buckets}
            onSearch={(text) => onChange({ query: text })}
          />
        )}
      </div>
    </>
  );
}

interface TimeChartsProps {
  steps: readonly ChartStep[];
  noun: 'transaction' | 'error';
  onSelect: (start: number, end: number) => void;
}

/** Both look at the same step. Errors have no duration. */
function TimeCharts({ steps, noun, onSelect }: TimeChartsProps) {
  const cursor = useStepCursor(steps, onSelect);
  return (
    <>
      <p id="chart-keys" className="visually-hidden">
        Left and right lead from step to step, with Shift they choose steps, Enter zooms in to them, Escape
        gives them up.
      </p>
      <ThroughputChart steps={steps} cursor={cursor} noun={noun} />
      {noun === 'transaction' && <DurationChart steps={steps} cursor={cursor} />}
    </>
  );
}

function ChartsToCome() {
  return (
    <div className="charts__grid" role="status" aria-label="Loading charts">
      {['throughput', 'duration', 'histogram'].map((name) => (
        <div key={name} className="card chart chart--to-come" />
      ))}
    </div>
  );
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
