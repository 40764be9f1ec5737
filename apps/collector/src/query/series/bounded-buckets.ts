import type { NumericColumn, ValueType } from '../../store/questions/event-list-query';
import type { EventReader } from '../../store/event-reader';
import type { ChosenEvents } from '../chosen-events';
import { QueryError } from '../query-error';
import { parseQuantity } from '../search/parse-quantity';
import { BUCKET_FIGURES, type CountedBucket } from './counted-bucket';

const MOST_BOUNDS = 100;

/** Reads bounds, each as a search reads the field's values (`200`, `1.5s`); throws a `QueryError` unless they ascend. */
export function parseBounds(texts: readonly string[], type: ValueType): number[] {
  if (texts.length > MOST_BOUNDS) throw new QueryError(400, `bound: at most ${MOST_BOUNDS}`);
  const bounds = texts.map((text) => parseQuantity(text, type));
  return bounds.map((bound, index) => {
    if (bound === undefined) {
      throw new QueryError(400, `bound: expected a number such as ${type === 'duration' ? '1.5s' : '200'}`);
    }
    if (bound <= (bounds[index - 1] ?? Number.NEGATIVE_INFINITY)) {
      throw new QueryError(400, 'bound: each must be greater than the one before');
    }
    return bound;
  });
}

/**
 * Counts below the first bound, from each bound to before the next, and from the last on: by the comparisons of the
 * search language, so that `field:>=a field:<b` finds exactly what a bucket counts, and every value is in one of them.
 */
export async function boundedBuckets(
  bounds: readonly number[],
  { reader, chosen, column }: { reader: EventReader; chosen: ChosenEvents; column: NumericColumn },
): Promise<CountedBucket[]> {
  const found = await reader.list({
    ...chosen,
    columns: [{ kind: 'bounds_reached', of: column, bounds }, ...BUCKET_FIGURES],
    order: [],
    // One more than there are buckets: for what has no number.
    limit: bounds.length + 2,
    offset: 0,
  });
  const figuresOf = new Map(found.map(([reached, ...figures]) => [reached, figures.map(Number)]));
  const edges = [null, ...bounds, null];
  return edges.slice(1).map((end, reached) => ({
    start: edges[reached] ?? null,
    end,
    figures: figuresOf.get(reached) ?? BUCKET_FIGURES.map(() => 0),
  }));
}
