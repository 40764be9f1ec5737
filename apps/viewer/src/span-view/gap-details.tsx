import type { InstrumentationGap, SpanNode } from '@clew/trace-model';
import { StoredText } from '../design/stored-text';
import { formatDuration } from '../format/format-duration';
import { spanLabelText } from './span-label';

/** What a "Missing Instrumentation" row means, which spans it lies between, and what to do about it. */
export function GapDetails({ gap }: { gap: InstrumentationGap }) {
  const duration = formatDuration((gap.endTimestamp - gap.startTimestamp) * 1_000);
  return (
    <div className="span-details">
      <p className="span-details__explanation">
        For {duration} <SpanName node={gap.parent} /> did something that no span accounts for: after{' '}
        <SpanName node={gap.after} /> and before <SpanName node={gap.before} />. If that time matters, give it
        a span of its own:
      </p>
      <pre className="code-block">
        {"tracer.startSpan({ op: 'function', description: 'what happens here' }, () => work());"}
      </pre>
    </div>
  );
}

function SpanName({ node }: { node: SpanNode | undefined }) {
  return node === undefined ? (
    <>its own limits</>
  ) : (
    <strong>
      <StoredText>{spanLabelText(node.span)}</StoredText>
    </strong>
  );
}
