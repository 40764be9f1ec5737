import type { SpanNode, StoredError } from '@clew/trace-model';
import { isFailed } from '../design/status-badge';
import { visibleText } from '../design/visible-text';
import { countOf } from '../format/format-number';

interface SpanMarksProps {
  node: SpanNode;
  errors: readonly StoredError[];
}

/** What must not be overlooked about a row: a failure, errors, a parent that never came. */
export function SpanMarks({ node, errors }: SpanMarksProps) {
  const { span, transaction } = node;
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
      {node.detached !== undefined && (
        <span
          className="mark mark--warning"
          title="Its parent span is not in this transaction; it hangs from the root for display."
        >
          parent missing
        </span>
      )}
    </>
  );
}
