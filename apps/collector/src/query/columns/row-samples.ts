import type {
  AggregateColumn,
  CountingColumn,
  ListValue,
  NumericColumn,
} from '../../store/questions/event-list-query';
import { isFigure, type ListColumn, type OfferedFigure } from './list-column';

/** What stands behind the figures of one row. */
export interface RowSample {
  /** How many events the row is made of. */
  n: number;
  /** The share of what happened that these events are: the mean of their rates, each weighted by what it stands for. */
  sample_rate: number | null;
  functions: Record<string, FigureSample>;
}

export interface FigureSample {
  /** How many events the figure is made of: those that have the value. */
  n: number;
  /** How many it would take; absent where the figure says just what was recorded. */
  needed?: number;
  too_few?: boolean;
  /** What the figure would be without sampling; absent where more events would not make it larger. */
  extrapolated?: number;
}

const COUNT: AggregateColumn = { kind: 'count' };
const EXTRAPOLATED_COUNT: AggregateColumn = { kind: 'extrapolated', of: { kind: 'count' } };
const DURATION: NumericColumn = { kind: 'field', field: 'transaction.duration' };
const COUNTING: ReadonlySet<string> = new Set<CountingColumn['kind']>([
  'count',
  'failure_count',
  'rate',
  'count_if',
  'sum',
]);

/** Columns that are asked for beside those of the reader, and what they say of a row. */
export interface SampleColumns {
  columns: readonly AggregateColumn[];
  /** Reads their values of one row. */
  read(values: readonly ListValue[]): RowSample;
}

/** What must be asked to know on how many events each figure stands, and what it would be without sampling. */
export function sampleColumns(columns: readonly ListColumn[]): SampleColumns {
  const figures = columns.flatMap((column) => (isFigure(column) ? [column] : []));
  const asked = new Map(
    [COUNT, EXTRAPOLATED_COUNT, ...figures.flatMap(companionsOf)].map((column) => [keyOf(column), column]),
  );
  const indexes = new Map([...asked.keys()].map((key, index) => [key, index]));
  return {
    columns: [...asked.values()],
    read(values) {
      const of = (column: AggregateColumn) => Number(values[indexes.get(keyOf(column)) ?? 0] ?? 0);
      const n = of(COUNT);
      return {
        n,
        sample_rate: n === 0 ? null : n / of(EXTRAPOLATED_COUNT),
        functions: Object.fromEntries(figures.map((figure) => [figure.name, figureSample(figure, of)])),
      };
    },
  };
}

function figureSample(figure: OfferedFigure, of: (column: AggregateColumn) => number): FigureSample {
  const { column, neededEvents } = figure;
  const n = of(sizeOf(column));
  return {
    n,
    ...(neededEvents > 1 ? { needed: neededEvents, too_few: n < neededEvents } : {}),
    ...(isCounting(column) ? { extrapolated: of({ kind: 'extrapolated', of: column }) } : {}),
  };
}

function companionsOf({ column }: OfferedFigure): AggregateColumn[] {
  return isCounting(column) ? [sizeOf(column), { kind: 'extrapolated', of: column }] : [sizeOf(column)];
}

/** How many events a figure is made of. */
function sizeOf(column: AggregateColumn): AggregateColumn {
  switch (column.kind) {
    case 'avg':
    case 'sum':
    case 'min':
    case 'max':
    case 'percentile':
      return { kind: 'sample_size', of: column.of };
    case 'apdex':
    case 'user_misery':
    case 'failure_rate':
      return { kind: 'sample_size', of: DURATION };
    default:
      return COUNT;
  }
}

function isCounting(column: AggregateColumn): column is CountingColumn {
  return COUNTING.has(column.kind);
}

function keyOf(column: AggregateColumn): string {
  return JSON.stringify(column);
}
