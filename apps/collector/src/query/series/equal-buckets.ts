import type { Condition } from '../../store/questions/condition';
import type { NumericColumn, ValueColumn } from '../../store/questions/event-list-query';
import type { EventReader } from '../../store/event-reader';
import type { ChosenEvents } from '../chosen-events';
import { BUCKET_FIGURES, type CountedBucket } from './counted-bucket';

interface EqualBucketsQuestion {
  reader: EventReader;
  chosen: ChosenEvents;
  column: NumericColumn;
  /** How many are wanted. */
  buckets: number;
}

/**
 * Counts in so many equal buckets from the least to the greatest value. No bucket where nothing was found, one where all
 * values are the same.
 */
export async function equalBuckets({ buckets, ...question }: EqualBucketsQuestion): Promise<CountedBucket[]> {
  const { reader, chosen, column } = question;
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
  if (typeof least !== 'number' || typeof greatest !== 'number') return [];
  return countBuckets({ least, greatest, buckets }, question);
}

async function countBuckets(
  { least, greatest, buckets }: { least: number; greatest: number; buckets: number },
  { reader, chosen, column }: Omit<EqualBucketsQuestion, 'buckets'>,
): Promise<CountedBucket[]> {
  const count = least === greatest ? 1 : buckets;
  const width = (greatest - least) / count;
  const found = await reader.list({
    ...chosen,
    condition: within(chosen.condition, { column, least, greatest }),
    columns: [{ kind: 'bucket', of: column, from: least, width: width || 1 }, ...BUCKET_FIGURES],
    order: [],
    limit: count + 1,
    offset: 0,
  });
  const rows = Array.from({ length: count }, () => BUCKET_FIGURES.map(() => 0));
  for (const [start, ...values] of found) {
    // The greatest value alone would begin a bucket of its own.
    const index = Math.min(count - 1, Math.round((Number(start) - least) / (width || 1)));
    rows[index] = (rows[index] ?? []).map((sum, place) => sum + Number(values[place] ?? 0));
  }
  return rows.map((figures, index) => ({
    start: least + index * width,
    end: index === count - 1 ? greatest : least + (index + 1) * width,
    figures,
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
