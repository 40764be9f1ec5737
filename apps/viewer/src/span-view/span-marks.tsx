import type { Detachment, SpanNode, StoredError } from '@clew/trace-model';
import { clockSkewOf } from '@clew/trace-model';
import { isFailed } from '../design/status-badge';
import { visibleText } from '../design/visible-text';
import { formatDuration } from '../format/format-duration';
import { countOf } from '../format/format-number';

interface SpanMarksProps {
  node: SpanNode;
  errors: readonly StoredError[];
}

const DETACHMENTS: Record<Detachment, { label: string; title: string }> = {
  'parent-missing': {
    label: 'parent missing',
    title: 'Its parent span is not in this transaction; it hangs from the root for display.',
  },
  'parent-cycle': {
    label: 'parent cycle',
    title: 'Following its parents leads back to itself; the circle is cut here for display.',
  },
};

/** What must not be overlooked about a row: a failure, errors, a parent that never came, clocks that disagree. */
export function SpanMarks({ node, errors }: SpanMarksProps) {
  const { span, transaction } = node;
  const detached = node.detached ?? node.begins?.detached;
  const skewSeconds = node.begins === undefined ? 0 : clockSkewOf(node.begins);
  const errorCount = errors.filter((error) => error.span_id === span.span_id).length;
  return (
    <>
      {isFailed(span.status) && (
        <span className="mark mark--danger" title={`Status: ${visibleText(span.status ?? '', 60)}`}>
          {visibleText(span.status ?? '', 60)}
        </span>
      )}
      {errorCount > 0 && <span className="mark mark--danger">{countOf(errorCount, 'error')}</span>}
      {node.isRoot && transaction.orphan && (
        <span
          className="mark mark--warning"
          title="Orphan transaction: its parent span is in no transaction that has arrived."
        >
          orphan
        </span>
      )}
      {skewSeconds > 0 && (
        <span
          className="mark mark--warning"
          title={`It seems to start ${formatDuration(skewSeconds * 1_000)} before the span that gave rise to it: the clocks of the two services disagree. Times are shown as they were sent.`}
        >
          clock skew
        </span>
      )}
      {detached !== undefined && (
        <span className="mark mark--warning" title={DETACHMENTS[detached].title}>
          {DETACHMENTS[detached].label}
        </span>
      )}
    </>
  );
}
