import type { ReactNode } from 'react';
import type { SpanNode } from '@clew/trace-model';
import { clockSkewOf } from '@clew/trace-model';
import { StatusBadge } from '../../design/status-badge';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { formatDuration } from '../../format/format-duration';
import { placeInTransaction } from './place-in-transaction';
import { placeOutsideParent } from './place-outside-parent';

interface SpanFactsProps {
  node: SpanNode;
  /** From which it hangs in this view. */
  parent: SpanNode | undefined;
  traceId: string;
  /** How many seconds of the critical path are the span's own. */
  criticalSeconds: number;
}

/** A span's ids and times. */
export function SpanFacts({ node, parent, traceId, criticalSeconds }: SpanFactsProps) {
  const { span, transaction } = node;
  const outside = parent === undefined ? undefined : placeOutsideParent(parent.span, span);
  const skew = node.begins === undefined ? 0 : clockSkewOf(node.begins);
  const duration = formatDuration((span.timestamp - span.start_timestamp) * 1_000);
  const facts: [string, ReactNode][] = [
    ['Span ID', <StoredText className="mono">{span.span_id}</StoredText>],
    ['Trace ID', <StoredText className="mono">{traceId}</StoredText>],
    [
      'Parent Span ID',
      span.parent_span_id === null ? 'none' : <StoredText className="mono">{span.parent_span_id}</StoredText>,
    ],
    ['Op', span.op === null ? 'none' : <StoredText>{span.op}</StoredText>],
    ['Status', <StatusBadge status={span.status} />],
    ['Duration', duration],
    ...(criticalSeconds > 0
      ? [
          [
            'On the critical path',
            `for ${formatDuration(criticalSeconds * 1_000)} of ${duration}`,
          ] satisfies [string, string],
        ]
      : []),
    ['Start', <TimeText seconds={span.start_timestamp} />],
    ['End', <TimeText seconds={span.timestamp} />],
    ['In its transaction', placeInTransaction(span, transaction)],
    ...(outside === undefined ? [] : [['Beside its parent', outside] satisfies [string, string]]),
    ...(skew > 0
      ? [
          ['Clock skew', `at least ${formatDuration(skew * 1_000)}; times are as they were sent`] satisfies [
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} className="facts__row">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
