import type { InstrumentationGap, SpanNode } from '@clew/trace-model';
import { StoredText } from '../../design/stored-text';
import { visibleText } from '../../design/visible-text';
import { formatDuration } from '../../format/format-duration';
import { spanLabel, spanName } from '../rows/span-label';

/** The left half of a row about time that no span accounts for: between which two spans it lies. */
export function GapTreeCell({ gap }: { gap: InstrumentationGap }) {
  const { after, before, startTimestamp, endTimestamp } = gap;
  if (after === undefined || before === undefined) {
    return <span className="span-label span-label--gap">Missing Instrumentation</span>;
  }
  const duration = formatDuration((endTimestamp - startTimestamp) * 1_000);
  const [first, second] = [after, before].map(({ span }) => visibleText(spanName(span), 400));
  return (
    <span
      className="span-label span-label--gap"
      title={`Missing Instrumentation between ${first} and ${second}, ${duration}`}
    >
      <span className="gap-label__kind">Missing Instrumentation</span>
      <span className="gap-label__neighbours">
        between <Neighbour node={after} /> and <Neighbour node={before} />
      </span>
    </span>
  );
}

/** Siblings are often of one op: what tells them apart is their description, and only without one it is the op. */
function Neighbour({ node: { span } }: { node: SpanNode }) {
  const { op, text } = spanLabel(span);
  const name = text === span.span_id && op !== '' ? op : text;
  return <StoredText className="gap-label__neighbour">{name}</StoredText>;
}
