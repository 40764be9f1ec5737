import { useId, useState } from 'react';
import { formatDuration } from '../../../format/format-duration';
import { countOf, formatCount } from '../../../format/format-number';
import { TableDisclosure } from '../chart-table';
import { boundLabels } from './bound-labels';
import { BucketBars } from './bucket-bars';
import type { CountedBucket } from './counted-bucket';
import { bucketKey, bucketName, bucketRange, bucketWidth, isOpen } from './counted-bucket';
import type { DurationSpread } from './duration-bounds';
import type { DurationBucket } from './duration-condition';
import './histogram.css';

interface HistogramChartProps {
  buckets: readonly CountedBucket[];
  spread: DurationSpread;
  onSelect: (bucket: DurationBucket) => void;
  /** Present while the list is about some durations only: shows all again. */
  onReset: (() => void) | undefined;
}

/** How durations are spread; a bar leads to its transactions. */
export function HistogramChart({ buckets, spread, onSelect, onReset }: HistogramChartProps) {
  const id = useId();
  const [shown, setShown] = useState<number>();
  const bucket = shown === undefined ? undefined : buckets[shown];
  const select = (chosen: DurationBucket) => {
    // The bars that come are others: none of them has been looked at.
    setShown(undefined);
    onSelect(chosen);
  };
  return (
    <figure className="card chart" aria-labelledby={id}>
      <figcaption className="chart__title">
        <span id={id}>{titleOf(buckets)}</span>
        {onReset !== undefined && (
          <button type="button" className="button button--small" onClick={onReset}>
            All durations
          </button>
        )}
      </figcaption>
      <div className="chart__frame chart__frame--histogram">
        <BucketBars buckets={buckets} onShow={setShown} onSelect={select} />
        <BoundMarks buckets={buckets} />
      </div>
      <p className="chart__readout">
        {bucket === undefined ? summaryOf(buckets, spread) : readoutOf(bucket)}
      </p>
      <TableDisclosure label="Durations as a table">
        <BucketTable buckets={buckets} />
      </TableDisclosure>
    </figure>
  );
}

const MOST_LABELS = 6;

function BoundMarks({ buckets }: { buckets: readonly CountedBucket[] }) {
  return (
    <div className="histogram__bounds" aria-hidden="true">
      {boundLabels(buckets, MOST_LABELS).map(({ share, label }) => (
        <span key={share} className="histogram__bound" style={{ '--at': share }}>
          {label}
        </span>
      ))}
    </div>
  );
}

function BucketTable({ buckets }: { buckets: readonly CountedBucket[] }) {
  return (
    <table className="chart-table">
      <caption>Durations; buckets without transactions are left out</caption>
      <thead>
        <tr>
          <th scope="col">Duration</th>
          <th scope="col">Transactions</th>
        </tr>
      </thead>
      <tbody>
        {buckets
          .filter(({ count }) => count > 0)
          .map((bucket) => (
            <tr key={bucketKey(bucket)}>
              <th scope="row">{bucketRange(bucket)}</th>
              <td>{formatCount(bucket.count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function readoutOf(bucket: CountedBucket): string {
  return bucket.count === 0 ? bucketName(bucket) : `${bucketName(bucket)} · press to filter`;
}

function titleOf(buckets: readonly CountedBucket[]): string {
  const width = bucketWidth(buckets);
  return width === undefined
    ? 'Durations, logarithmic: transactions per bar'
    : `Durations, transactions per ${formatDuration(width).replace(/^1 /, '')}`;
}

function summaryOf(buckets: readonly CountedBucket[], { least, greatest }: DurationSpread): string {
  const all = countOf(
    buckets.reduce((sum, { count }) => sum + count, 0),
    'transaction',
  );
  const range =
    least === greatest ? formatDuration(least) : `${formatDuration(least)} to ${formatDuration(greatest)}`;
  const beyond = buckets
    .filter(isOpen)
    .map((bucket) => `${formatCount(bucket.count)} of them ${bucketRange(bucket)}`);
  return [`${all}, ${range}`, ...beyond].join('; ');
}
