import type { ReactNode } from 'react';
import type { SpanNode } from '@clew/trace-model';
import { Link } from 'wouter';
import { CopyButton } from '../design/copy-button';
import { StatusBadge } from '../design/status-badge';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { visibleData } from '../design/visible-text';
import { formatDuration } from '../format/format-duration';
import { TagTable } from '../design/tag-table';
import { transactionPath } from '../routes';
import { SpanErrors } from './span-errors';
import { SpanLinks } from './span-links';
import type { SpanViewSubject } from './span-view-subject';
import { placeInTransaction } from './place-in-transaction';

interface SpanDetailsProps {
  node: SpanNode;
  subject: SpanViewSubject;
}

/** Everything that a span carries, and where one can go from it. */
export function SpanDetails({ node, subject }: SpanDetailsProps) {
  const { span } = node;
  const { traceId } = subject;
  const hasData = Object.keys(span.data).length > 0;
  return (
    <div className="span-details">
      <div className="span-details__actions">
        {node.isRoot && subject.showsServices && (
          <Link
            className="button button--small"
            href={transactionPath(node.transaction.project, node.transaction.event_id)}
          >
            Open transaction
          </Link>
        )}
        <SpanLinks node={node} traceId={traceId} />
        <CopyButton label="Copy as JSON" text={JSON.stringify(span, undefined, 2)} />
      </div>
      <SpanErrors errors={subject.errors.filter((error) => error.span_id === span.span_id)} />
      <div className="span-details__columns">
        <SpanFacts node={node} traceId={traceId} />
        <div className="span-details__more">
          {span.description !== null && span.description !== '' && (
            <section>
              <h3>{node.isRoot ? 'Transaction name' : 'Description'}</h3>
              <pre className="code-block">
                <StoredText>{span.description}</StoredText>
              </pre>
            </section>
          )}
          <section>
            <h3>Tags</h3>
            <TagTable tags={span.tags} />
          </section>
          <section>
            <h3>Data</h3>
            {hasData ? (
              <pre className="code-block">{visibleData(span.data)}</pre>
            ) : (
              <p className="quiet">none</p>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}

function SpanFacts({ node, traceId }: { node: SpanNode; traceId: string }) {
  const { span, transaction } = node;
  const facts: [string, ReactNode][] = [
    ['Span ID', <StoredText className="mono">{span.span_id}</StoredText>],
    ['Trace ID', <StoredText className="mono">{traceId}</StoredText>],
    [
      'Parent Span ID',
      span.parent_span_id === null ? 'none' : <StoredText className="mono">{span.parent_span_id}</StoredText>,
    ],
    ['Op', span.op === null ? 'none' : <StoredText>{span.op}</StoredText>],
    ['Status', <StatusBadge status={span.status} />],
    ['Duration', formatDuration((span.timestamp - span.start_timestamp) * 1_000)],
    ['Start', <TimeText seconds={span.start_timestamp} />],
    ['End', <TimeText seconds={span.timestamp} />],
    ['In its transaction', placeInTransaction(span, transaction)],
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
