import type { Detachment, SpanNode } from '@clew/trace-model';
import { clockSkewOf, isFailedStatus } from '@clew/trace-model';
import { visibleText } from '../../design/visible-text';
import { formatDuration } from '../../format/format-duration';
import { ErrorMarks } from './error-marks';
import { useSpanViewScope } from '../span-view-scope';

interface SpanMarksProps {
  node: SpanNode;
  isFolded: boolean;
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

const PLAIN_ORPHAN = {
  label: 'orphan',
  explanation: 'Orphan transaction: its parent span is in no transaction that has arrived.',
};

/** What must not be overlooked about a row: a failure, errors, a parent that never came, clocks that disagree. */
export function SpanMarks({ node, isFolded }: SpanMarksProps) {
  const { status } = node.span;
  const detached = node.detached ?? node.begins?.detached;
  const failure = visibleText(status ?? '', 60);
  return (
    <>
      <ErrorMarks node={node} isFolded={isFolded} />
      {isFailedStatus(status) && (
        <span className="mark mark--danger" title={`Status: ${failure}`}>
          {failure}
        </span>
      )}
      <OrphanMark node={node} />
      <SkewMark node={node} />
      {detached !== undefined && (
        <span className="mark mark--warning" title={DETACHMENTS[detached].title}>
          {DETACHMENTS[detached].label}
        </span>
      )}
    </>
  );
}

function OrphanMark({ node: { isRoot, begins, transaction } }: { node: SpanNode }) {
  const { subject } = useSpanViewScope();
  // What is loaded here may hold a parent that a page of the collector's answer did not.
  if (!isRoot || !transaction.orphan || begins?.parent !== undefined) return null;
  const { label, explanation } =
    (begins === undefined ? undefined : subject.orphanReasonOf?.(begins)) ?? PLAIN_ORPHAN;
  return (
    <span className="mark mark--warning" title={explanation}>
      {label}
    </span>
  );
}

function SkewMark({ node: { begins } }: { node: SpanNode }) {
  const skew = begins === undefined ? 0 : clockSkewOf(begins);
  if (skew <= 0) return null;
  const amount = formatDuration(skew * 1_000);
  return (
    <span
      className="mark mark--warning"
      title={`Clock skew ${amount}: it seems to start that long before the span that gave rise to it: the clocks of the two services disagree by at least that. Times are shown as they were sent.`}
    >
      clock skew {amount}
    </span>
  );
}
