import type { DurationSpread } from './duration-bounds';
import type { CountedBucket } from './counted-bucket';
import { asksForDurations, queryForBucket, withoutDurations } from './duration-condition';
import { HistogramChart } from './histogram-chart';

interface QueryHistogramProps {
  query: string;
  buckets: readonly CountedBucket[];
  spread: DurationSpread;
  onSearch: (query: string) => void;
}

/** The histogram of what a query finds; its bars narrow the query. */
export function QueryHistogram({ query, buckets, spread, onSearch }: QueryHistogramProps) {
  const reset = () => onSearch(withoutDurations(query));
  return (
    <HistogramChart
      {...{ buckets, spread }}
      onSelect={(bucket) => onSearch(queryForBucket(query, bucket))}
      onReset={asksForDurations(query) ? reset : undefined}
    />
  );
}
