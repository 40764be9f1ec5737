import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { formatDuration } from '../../../format/format-duration';
import { countOf, formatCount } from '../../../format/format-number';
import { TableDisclosure } from '../chart-table';
import type { DurationBucket } from './duration-condition';
import { stepAfterKey } from '../time/step-range';
import './histogram.css';

export interface CountedBucket extends DurationBucket {
  count: number;
}

interface HistogramChartProps {
  buckets: readonly CountedBucket[];
  onSelect: (bucket: DurationBucket) => void;
  /** Present while the list is about some durations only: shows all again. */
  onReset: (() => void) | undefined;
}

/** How durations are spread; a bar leads to its transactions. */
export function HistogramChart({ buckets, onSelect, onReset }: HistogramChartProps) {
  const id = useId();
  const [shown, setShown] = useState<number>();
  const bucket = shown === undefined ? undefined : buckets[shown];
  return (
    <figure className="card chart" aria-labelledby={id}>
      <figcaption className="chart__title">
        <span id={id}>Durations, transactions per bucket</span>
        {onReset !== undefined && (
          <button type="button" className="button button--small" onClick={onReset}>
            All durations
          </button>
        )}
      </figcaption>
      <div className="chart__frame chart__frame--histogram">
        <Bars buckets={buckets} onShow={setShown} onSelect={onSelect} />
        <div className="chart__ends" aria-hidden="true">
          <span>{formatDuration(buckets[0]?.start)}</span>
          <span>{formatDuration(buckets.at(-1)?.end)}</span>
        </div>
      </div>
      <p className="chart__readout">
        {bucket === undefined ? summaryOf(buckets) : `${nameOf(bucket)} · press to filter`}
      </p>
      <TableDisclosure label="Durations as a table">
        <BucketTable buckets={buckets} />
      </TableDisclosure>
    </figure>
  );
}

interface BarsProps {
  buckets: readonly CountedBucket[];
  onShow: (index: number | undefined) => void;
  onSelect: (bucket: DurationBucket) => void;
}

/** One stop of the Tab key; the arrow keys lead from bar to bar. */
function Bars({ buckets, onShow, onSelect }: BarsProps) {
  const [current, setCurrent] = useState(0);
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const next = stepAfterKey(event.key, current, buckets.length);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    const bar = event.currentTarget.children[next];
    if (bar instanceof HTMLElement) bar.focus();
  };
  const reachable = Math.min(current, buckets.length - 1);
  return (
    <div className="histogram" role="group" aria-label="Buckets of durations" onKeyDown={move}>
      {buckets.map((bucket, index) => (
        <button
          key={bucket.start}
          type="button"
          className="histogram__bar"
          tabIndex={index === reachable ? 0 : -1}
          aria-label={nameOf(bucket)}
          aria-disabled={bucket.count === 0}
          style={{ '--share': bucket.count / most }}
          onPointerEnter={() => onShow(index)}
          onPointerLeave={() => onShow(undefined)}
          onFocus={() => {
            setCurrent(index);
            onShow(index);
          }}
          onBlur={() => onShow(undefined)}
          onClick={() => bucket.count > 0 && onSelect(bucket)}
        />
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
            <tr key={bucket.start}>
              <th scope="row">{rangeOf(bucket)}</th>
              <td>{formatCount(bucket.count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function rangeOf({ start, end }: DurationBucket): string {
  return start === end ? formatDuration(start) : `${formatDuration(start)} to ${formatDuration(end)}`;
}

function nameOf(bucket: CountedBucket): string {
  return `${rangeOf(bucket)}: ${countOf(bucket.count, 'transaction')}`;
}

function summaryOf(buckets: readonly CountedBucket[]): string {
  const all = buckets.reduce((sum, { count }) => sum + count, 0);
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined || all === 0) return 'No transactions in this window';
  return `${countOf(all, 'transaction')} from ${formatDuration(first.start)} to ${formatDuration(last.end)}`;
}
