import { isFailed } from '../../design/status-badge';
import { visibleText } from '../../design/visible-text';
import { formatDuration } from '../../format/format-duration';
import { countOf } from '../../format/format-number';
import { spanLabelText } from '../rows/span-label';
import type { ViewRow } from '../rows/view-rows';
import type { SpanViewSubject } from '../span-view-subject';

/** What is read out should end some time. */
const LONGEST_NAME = 200;

/** What assistive technology calls a row: what its rectangle and its marks show, in words. */
export function rowName(viewRow: ViewRow, { errors }: Pick<SpanViewSubject, 'errors'>): string {
  if (viewRow.kind === 'gap') {
    const { startTimestamp, endTimestamp } = viewRow.gap;
    return `Missing Instrumentation, ${formatDuration((endTimestamp - startTimestamp) * 1_000)}`;
  }
  const { node } = viewRow.row;
  const { span, isRoot, transaction } = node;
  const own = errors.at.get(node.key)?.length ?? 0;
  const below = errors.below.get(node.key) ?? 0;
  return [
    `${isRoot ? `${transaction.project} ` : ''}${visibleText(spanLabelText(span), LONGEST_NAME)}`,
    formatDuration((span.timestamp - span.start_timestamp) * 1_000),
    ...(isFailed(span.status) ? [visibleText(span.status ?? '', 60)] : []),
    ...(own > 0 ? [countOf(own, 'error')] : []),
    ...(below > 0 ? [`${countOf(below, 'error')} below`] : []),
  ].join(', ');
}
