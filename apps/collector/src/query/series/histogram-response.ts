import type { NumericColumn, ValueType } from '../../store/questions/event-list-query';
import { chosenEvents, type QuestionSources } from '../chosen-events';
import { namedNumber } from '../columns/figures';
import type { ListColumn } from '../columns/list-column';
import { sampleColumns, type RowSample } from '../columns/row-samples';
import { QueryError } from '../query-error';
import { refuseGroupCondition } from '../refuse-group-condition';
import { timeWindow } from '../time-window';
import { boundedBuckets, parseBounds } from './bounded-buckets';
import { equalBuckets } from './equal-buckets';

const DEFAULT_BUCKETS = 20;
const MOST_BUCKETS = 100;

const COUNT: ListColumn = {
  name: 'count()',
  column: { kind: 'count' },
  type: 'integer',
  shown: 'as-is',
  neededEvents: 1,
};

/**
 * The answer of `/api/0/events-histogram/`: buckets from `start` to before `end`. Of equal buckets the last goes to `end`
 * itself; between given bounds the first has no `start` and the last no `end`.
 */
export interface HistogramResponse {
  data: { start: number | null; end: number | null; 'count()': number }[];
  meta: { fields: Record<string, string>; samples: RowSample[] };
}

/**
 * Answers how the values of `field` (default `transaction.duration`, else a measurement) are spread, for the `query`,
 * `project` and window of the list: in `numBuckets` equal buckets from the least to the greatest, or between each
 * `bound` (repeated, ascending). Throws a `QueryError` that names the parameter.
 */
export async function histogramResponse(
  parameters: URLSearchParams,
  { reader, projects, now }: QuestionSources,
): Promise<HistogramResponse> {
  const { column, type } = fieldOf(parameters.get('field'));
  const bounds = parseBounds(parameters.getAll('bound'), type);
  const buckets = bucketsOf(parameters.get('numBuckets'));
  if (bounds.length > 0 && parameters.has('numBuckets')) {
    throw new QueryError(400, 'numBuckets: give either numBuckets or bounds');
  }
  const chosen = refuseGroupCondition(
    chosenEvents(parameters, timeWindow(parameters, now), { projects, now }),
  );
  const question = { reader, chosen, column };
  const counted = await (bounds.length > 0
    ? boundedBuckets(bounds, question)
    : equalBuckets({ ...question, buckets }));
  const samples = sampleColumns([COUNT]);
  return {
    data: counted.map(({ start, end, figures }) => ({ start, end, 'count()': figures[0] ?? 0 })),
    meta: {
      fields: { start: type, end: type, 'count()': 'integer' },
      samples: counted.map(({ figures }) => samples.read(figures)),
    },
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
