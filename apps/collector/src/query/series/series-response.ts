import type { AggregateColumn, ListValue } from '../../store/questions/event-list-query';
import { chosenEvents, type QuestionSources } from '../chosen-events';
import { askedColumns } from '../columns/asked-columns';
import { offeredColumn } from '../columns/offered-column';
import { isFigure, type ListColumn } from '../columns/list-column';
import { sampleColumns, type RowSample } from '../columns/row-samples';
import { timeBucket } from '../columns/value-columns';
import { columnTypes, presentRows } from '../present-rows';
import { QueryError } from '../query-error';
import { timeWindow } from '../time-window';
import { refuseGroupCondition } from '../refuse-group-condition';
import { seriesWindow } from './series-window';

const MOST_AXES = 5;

/** What figures are over no events; the others are unknown then. */
const ZERO_OVER_NOTHING: ReadonlySet<string> = new Set<AggregateColumn['kind']>([
  ...(['count', 'failure_count', 'count_if', 'sum', 'rate', 'count_unique', 'count_miserable'] as const),
]);

/** The answer of `/api/0/events-stats/`: a row for each step of the window, also where nothing happened. */
export interface SeriesResponse {
  data: Record<string, ListValue>[];
  meta: { fields: Record<string, string>; interval: number; samples: RowSample[] };
}

/**
 * Answers `yAxis` (repeated, a function, default `count()`) over time in steps of `interval` (such as `5m`; by default at
 * most 100 steps), for the `query`, `project` and window of the list. Steps begin at whole multiples of the interval in
 * UTC, rates divide by it; the first and the last hold only what lies in the window. Throws a `QueryError`.
 */
export async function seriesResponse(
  parameters: URLSearchParams,
  { reader, projects, now }: QuestionSources,
): Promise<SeriesResponse> {
  const surroundings = { projects, now };
  const figures = axes(parameters, surroundings);
  const series = seriesWindow(parameters.get('interval'), timeWindow(parameters, now), now);
  const chosen = refuseGroupCondition(chosenEvents(parameters, series.events, surroundings));
  const time: ListColumn = { name: 'time', ...timeBucket(series.interval) };
  const samples = sampleColumns(figures);
  const columns = [time, ...figures];
  const found = await reader.list({
    ...chosen,
    columns: [...columns.map(({ column }) => column), ...samples.columns],
    order: [{ column: 0, descending: false }],
    limit: series.buckets,
    offset: 0,
  });
  const byStart = new Map(found.map((row) => [row[0], row]));
  const rows = Array.from({ length: series.buckets }, (_, index): readonly ListValue[] => {
    const start = series.start + index * series.interval;
    return byStart.get(start) ?? [start, ...figures.map(overNothing)];
  });
  return {
    data: presentRows(rows, columns, projects),
    meta: {
      fields: columnTypes(columns),
      interval: series.interval,
      samples: rows.map((row) => samples.read(row.slice(columns.length))),
    },
  };
}

function axes(
  parameters: URLSearchParams,
  surroundings: Pick<QuestionSources, 'projects' | 'now'>,
): ListColumn[] {
  const columns = askedColumns(parameters.getAll('yAxis'), {
    parameter: 'yAxis',
    columnOf: (key) => offeredColumn(key, surroundings),
    otherwise: ['count()'],
  });
  if (!columns.every(isFigure))
    throw new QueryError(400, 'yAxis: expected a function such as count() or p95()');
  if (columns.length > MOST_AXES) throw new QueryError(400, `yAxis: at most ${MOST_AXES} functions`);
  return columns;
}

function overNothing({ column }: ListColumn): ListValue {
  return ZERO_OVER_NOTHING.has(column.kind) ? 0 : null;
}
