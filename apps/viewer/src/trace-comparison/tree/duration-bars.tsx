import type { SpanNode } from '@clew/trace-model';

interface DurationBarsProps {
  left: SpanNode | undefined;
  right: SpanNode | undefined;
  /** The longest span of the two traces, in seconds: as long as a full bar. */
  longest: number;
}

/** The two durations above each other, from one beginning and on one scale: the left trace's is the upper one. */
export function DurationBars({ left, right, longest }: DurationBarsProps) {
  return (
    <span className="duration-bars" aria-hidden="true">
      <DurationBar side="left" node={left} longest={longest} />
      <DurationBar side="right" node={right} longest={longest} />
    </span>
  );
}

interface DurationBarProps {
  side: 'left' | 'right';
  node: SpanNode | undefined;
  longest: number;
}

function DurationBar({ side, node, longest }: DurationBarProps) {
  if (node === undefined) return <span className="duration-bars__none" />;
  const seconds = Math.max(0, node.span.timestamp - node.span.start_timestamp);
  const share = longest > 0 ? seconds / longest : 0;
  return <span className={`duration-bar duration-bar--${side}`} style={{ width: `${share * 100}%` }} />;
}
