import type { HistogramAnswer } from '../../../collector/exploration-questions';
import { asksForDurations, queryForBucket, withoutDurations } from './duration-condition';
import { HistogramChart } from './histogram-chart';

interface QueryHistogramProps {
  query: string;
  buckets: HistogramAnswer['data'];
  onSearch: (query: string) => void;
}

/** The histogram of what a query finds; its bars narrow the query. */
export function QueryHistogram({ query, buckets, onSearch }: QueryHistogramProps) {
  const counted = buckets.map(({ start, end, 'count()': count }, index) => ({
    ...{ start, end, count },
    isLast: index === buckets.length - 1,
  }));
  const reset = () => onSearch(withoutDurations(query));
  return (
    <HistogramChart
      buckets={counted}
      onSelect={(bucket) => onSearch(queryForBucket(query, bucket))}
      onReset={asksForDurations(query) ? reset : undefined}
    />
  );
}
