import type { Condition } from '../../store/condition';
import type { NumericColumn, ValueColumn, ValueType } from '../../store/event-list-query';
import { chosenEvents, type ChosenEvents, type QuestionSources } from '../chosen-events';
import { namedNumber } from '../columns/figures';
import type { ListColumn } from '../columns/list-column';
import { sampleColumns, type RowSample } from '../columns/row-samples';
import { QueryError } from '../query-error';
import { timeWindow } from '../time-window';
import { refuseGroupCondition } from '../refuse-group-condition';

const DEFAULT_BUCKETS = 20;
const MOST_BUCKETS = 100;

const COUNT: ListColumn = {
  name: 'count()',
  column: { kind: 'count' },
  type: 'integer',
  shown: 'as-is',
  neededEvents: 1,
};

/** The answer of `/api/0/events-histogram/`: buckets from `start` to before `end`, the last to `end` itself. */
export interface HistogramResponse {
  data: { start: number; end: number; 'count()': number }[];
  meta: { fields: Record<string, string>; samples: RowSample[] };
}

/**
 * Answers how the values of `field` (default `transaction.duration`, else a measurement) are spread: `numBuckets` equal
 * buckets from the least to the greatest, for the `query`, `project` and window of the list. No bucket where nothing was
 * found, one where all values are the same. Throws a `QueryError` that names the parameter.
 */
export async function histogramResponse(
  parameters: URLSearchParams,
  { reader, projects, now }: QuestionSources,
): Promise<HistogramResponse> {
  const { column, type } = fieldOf(parameters.get('field'));
  const buckets = bucketsOf(parameters.get('numBuckets'));
  const chosen = refuseGroupCondition(
    chosenEvents(parameters, timeWindow(parameters, now), { projects, now }),
  );
  const [extremes] = await reader.list({
    ...chosen,
    columns: [
      { kind: 'min', of: column },
      { kind: 'max', of: column },
    ],
    order: [],
    limit: 1,
    offset: 0,
  });
  const [least = null, greatest = null] = extremes ?? [];
  const counts = await (typeof least === 'number' && typeof greatest === 'number'
    ? countBuckets({ least, greatest, buckets }, { reader, chosen, column })
    : []);
  const samples = sampleColumns([COUNT]);
  return {
    data: counts.map(({ start, end, row }) => ({ start, end, 'count()': row[0] ?? 0 })),
    meta: {
      fields: { start: type, end: type, 'count()': 'integer' },
      samples: counts.map(({ row }) => samples.read(row.slice(1))),
    },
  };
}

interface CountedBucket {
  start: number;
  end: number;
  /** The count, and the columns of its sample. */
  row: readonly number[];
}

async function countBuckets(
  { least, greatest, buckets }: { least: number; greatest: number; buckets: number },
  {
    reader,
    chosen,
    column,
  }: Pick<QuestionSources, 'reader'> & { chosen: ChosenEvents; column: NumericColumn },
): Promise<CountedBucket[]> {
  const count = least === greatest ? 1 : buckets;
  const width = (greatest - least) / count;
  const figures = [COUNT.column, ...sampleColumns([COUNT]).columns];
  const found = await reader.list({
    ...chosen,
    condition: within(chosen.condition, { column, least, greatest }),
    columns: [{ kind: 'bucket', of: column, from: least, width: width || 1 }, ...figures],
    order: [],
    limit: count + 1,
    offset: 0,
  });
  const rows = Array.from({ length: count }, () => figures.map(() => 0));
  for (const [start, ...values] of found) {
    // The greatest value alone would begin a bucket of its own.
    const index = Math.min(count - 1, Math.round((Number(start) - least) / (width || 1)));
    rows[index] = (rows[index] ?? []).map((sum, place) => sum + Number(values[place] ?? 0));
  }
  return rows.map((row, index) => ({
    start: least + index * width,
    end: index === count - 1 ? greatest : least + (index + 1) * width,
    row,
  }));
}

/** Events that arrive between the two questions may lie outside of what the first has found. */
function within(
  condition: Condition<ValueColumn> | undefined,
  { column, least, greatest }: { column: NumericColumn; least: number; greatest: number },
): Condition<ValueColumn> {
  return {
    test: 'all',
    of: [
      ...(condition === undefined ? [] : [condition]),
      { column, test: 'compare', operator: '>=', value: least },
      { column, test: 'compare', operator: '<=', value: greatest },
    ],
  };
}

function fieldOf(text: string | null): { column: NumericColumn; type: ValueType } {
  try {
    return namedNumber(text ?? 'transaction.duration', { dates: false });
  } catch (error) {
    throw error instanceof QueryError ? new QueryError(error.status, `field: ${error.detail}`) : error;
  }
}

function bucketsOf(text: string | null): number {
  if (text === null) return DEFAULT_BUCKETS;
  const buckets = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (buckets >= 1 && buckets <= MOST_BUCKETS) return buckets;
  throw new QueryError(400, `numBuckets: expected a number from 1 to ${MOST_BUCKETS}`);
}
