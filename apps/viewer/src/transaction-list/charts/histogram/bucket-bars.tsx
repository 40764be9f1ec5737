import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { stepAfterKey } from '../time/step-range';
import type { CountedBucket } from './counted-bucket';
import { bucketKey, bucketName, isOpen } from './counted-bucket';
import type { DurationBucket } from './duration-condition';

interface BucketBarsProps {
  buckets: readonly CountedBucket[];
  /** Called with the bar that is hovered or focused; `undefined` afterwards. */
  onShow: (index: number | undefined) => void;
  onSelect: (bucket: DurationBucket) => void;
}

/** One stop of the Tab key; the arrow keys lead from bar to bar. */
export function BucketBars({ buckets, onShow, onSelect }: BucketBarsProps) {
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
          key={bucketKey(bucket)}
          type="button"
          className={`histogram__bar ${isOpen(bucket) ? 'histogram__bar--open' : ''}`}
          tabIndex={index === reachable ? 0 : -1}
          aria-label={bucketName(bucket)}
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
