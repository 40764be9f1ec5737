import type { TimeWindow } from '@clew/trace-model';
import { fractionOf } from '@clew/trace-model';
import { formatDuration } from '../format/format-duration';

interface SpanBarProps {
  span: { start_timestamp: number; timestamp: number };
  shown: TimeWindow;
  className: string;
}

/** A span's coloured rectangle with its duration; never thinner than two pixels, however short the span. */
export function SpanBar({ span, shown, className }: SpanBarProps) {
  const { start, end } = fractionOf(shown, span);
  const duration = formatDuration((span.timestamp - span.start_timestamp) * 1_000);
  if (end < 0) return <span className="span-bar__beyond span-bar__beyond--before">◂ {duration}</span>;
  if (start > 1) return <span className="span-bar__beyond span-bar__beyond--after">{duration} ▸</span>;
  const left = Math.max(start, 0);
  const right = Math.min(end, 1);
  return (
    <>
      <span
        className={`span-bar ${className}`}
        style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
      />
      <span
        className={`span-bar__duration span-bar__duration--${durationPlace(left, right)}`}
        style={durationStyle(left, right)}
      >
        {duration}
      </span>
    </>
  );
}

function durationPlace(left: number, right: number): 'after' | 'before' | 'inside' {
  if (right < 0.85) return 'after';
  return left > 0.15 ? 'before' : 'inside';
}

function durationStyle(left: number, right: number): { left: string } | { right: string } {
  const place = durationPlace(left, right);
  if (place === 'after') return { left: `${right * 100}%` };
  return { right: `${(1 - (place === 'before' ? left : right)) * 100}%` };
}
