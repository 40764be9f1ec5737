import { useId } from 'react';
import { isoTime } from '../../format/format-time';
import type { EventNoun } from '../../search/search-condition';
import { eventNounIn, transactionQuery } from '../../search/search-condition';
import { withoutFigures } from '../../search/query-terms';
import type { TimeWindow } from '../../time-window/time-window';
import { isFinal } from '../../collector/collector-client';
import { useCollector } from '../../collector/collector-context';
import type { ChosenEvents } from '../../collector/questions/exploration-questions';
import { ChartNotes } from './notes/chart-notes';
import { crowdedWindow } from './notes/crowded-window';
import { DurationChart } from './time/duration-chart';
import { QueryHistogram } from './histogram/query-histogram';
import { ThroughputChart } from './time/throughput-chart';
import type { ChartStep } from './time/chart-steps';
import { useChartAnswers } from './use-chart-answers';
import { useLaterEvents } from './notes/use-later-events';
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
        {isOpen && <p className="charts__hint">{hintFor(eventNounIn(props.chosen.query))}</p>}
      </div>
      <div id={id}>{isOpen && <OpenCharts {...props} />}</div>
    </section>
  );
}

function hintFor(noun: EventNoun): string {
  return noun === 'error'
    ? 'Drag across the chart to zoom in.'
    : 'Drag across a chart to zoom in; press a bar of durations to filter.';
}

function OpenCharts({ chosen, onChange }: ChartsProps) {
  const collector = useCollector();
  const query = withoutFigures(chosen.query);
  const noun = eventNounIn(chosen.query);
  const asked = { ...chosen, query: transactionQuery(query) };
  const { steps, altogether, error, isOutdated } = useChartAnswers(asked);
  const later = useLaterEvents(asked, altogether?.overview, steps);
  if (steps === undefined || altogether === undefined) {
    if (error === null) return <ChartsToCome noun={noun} />;
    // What is refused of a search is said in its box.
    return isFinal(error) ? null : <p className="quiet">The charts cannot be shown.</p>;
  }
  const { overview, buckets } = altogether;
  const hasSteps = steps.some(({ count }) => count > 0);
  // That nothing was found is said where the list would be.
  if (overview === undefined && !hasSteps) return null;
  const crowded = overview && crowdedWindow(chosen.window, { ...overview, now: collector.now() });
  return (
    <>
      <ChartNotes {...{ noun, later, onChange }} isWider={query !== chosen.query} crowded={crowded} />
      {hasSteps ? (
        <div className={`charts__grid ${isOutdated ? 'is-outdated' : ''}`}>
          <TimeCharts
            {...{ steps, noun }}
            later={later?.count ?? 0}
            onSelect={(start, end) => onChange({ window: { start: isoTime(start), end: isoTime(end) } })}
          />
          {overview?.durations !== undefined && (
            <QueryHistogram
              {...{ buckets, query: chosen.query, spread: overview.durations }}
              onSearch={(text) => onChange({ query: text })}
            />
          )}
        </div>
      ) : (
        <p className="quiet">No {noun}s in this window that could be drawn.</p>
      )}
    </>
  );
}

interface TimeChartsProps {
  steps: readonly ChartStep[];
  noun: EventNoun;
  /** How many end after the last step. */
  later: number;
  onSelect: (start: number, end: number) => void;
}

/** Both look at the same step. Errors have no duration. */
function TimeCharts({ steps, noun, later, onSelect }: TimeChartsProps) {
  const cursor = useStepCursor(steps, onSelect);
  return (
    <>
      <p id="chart-keys" className="visually-hidden">
        Left and right lead from step to step, with Shift they choose steps, Enter zooms in to them, Escape
        gives them up.
      </p>
      <ThroughputChart {...{ steps, cursor, noun, later }} />
      {noun !== 'error' && <DurationChart steps={steps} cursor={cursor} />}
    </>
  );
}

function ChartsToCome({ noun }: { noun: EventNoun }) {
  const charts = noun === 'error' ? ['throughput'] : ['throughput', 'duration', 'histogram'];
  return (
    <div className="charts__grid" role="status" aria-label="Loading charts">
      {charts.map((name) => (
        <div key={name} className="card chart chart--to-come" />
      ))}
    </div>
  );
}
