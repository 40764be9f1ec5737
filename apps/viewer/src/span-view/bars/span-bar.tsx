import type { TimeWindow } from '@clew/trace-model';
import { formatDuration } from '../../format/format-duration';
import { barExtent } from './bar-extent';
import { barInView, partsOutside } from './bar-in-view';
import { stretchesInView } from './stretches-in-view';
import { useZoom } from '../zoom/zoom-context';

interface Timed {
  start_timestamp: number;
  timestamp: number;
}

interface SpanBarProps {
  span: Timed;
  /** Of the row above it, outside whose time a part of the span may lie. */
  parent?: Timed | undefined;
  /** What of it is on the critical path, by time. */
  critical?: readonly TimeWindow[];
  className: string;
}

/** A span's coloured rectangle with its duration; never thinner than two pixels, however short the span. */
export function SpanBar({ span, parent, critical = [], className }: SpanBarProps) {
  const { axis, zoom } = useZoom();
  const bar = barInView(axis, zoom, span);
  const duration = formatDuration((span.timestamp - span.start_timestamp) * 1_000);
  if (bar === 'before')
    return <span className="span-bar__beyond span-bar__beyond--before">◂ {duration}</span>;
  if (bar === 'after') return <span className="span-bar__beyond span-bar__beyond--after">{duration} ▸</span>;
  const { left, right } = bar;
  const ends = `${bar.goesOnBefore ? 'span-bar--from-before' : ''} ${bar.goesOnAfter ? 'span-bar--to-after' : ''}`;
  return (
    <>
      <span className={`span-bar ${className} ${ends}`} style={barExtent(left, right)} />
      {parent !== undefined && <OutsideParent parent={parent} span={span} />}
      <CriticalStretches stretches={critical} />
      <span
        className={`span-bar__duration span-bar__duration--${durationPlace(left, right)}`}
        style={durationStyle(left, right)}
      >
        {duration}
      </span>
    </>
  );
}

/** Hatches what of a span lies outside its parent: work that went on when its parent had finished. */
function OutsideParent({ parent, span }: { parent: Timed; span: Timed }) {
  const { axis, zoom } = useZoom();
  return partsOutside(parent, span).map((part) => {
    const bar = barInView(axis, zoom, part);
    if (typeof bar === 'string') return null;
    const style = barExtent(bar.left, bar.right);
    return <span key={part.start_timestamp} className="span-bar__outside" style={style} />;
  });
}

/** Underlines what of a span is on the critical path. */
function CriticalStretches({ stretches }: { stretches: readonly TimeWindow[] }) {
  const { axis, zoom } = useZoom();
  return stretchesInView(axis, zoom, stretches).map(({ left, right }, index) => (
    <span key={index} className="span-bar__critical" style={barExtent(left, right)} />
  ));
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
