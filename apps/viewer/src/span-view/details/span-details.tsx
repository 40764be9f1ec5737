import { Link } from 'wouter';
import type { SpanNode } from '@clew/trace-model';
import { criticalSeconds } from '@clew/trace-model';
import { CopyButton } from '../../design/copying/copy-button';
import { StoredText } from '../../design/stored-text';
import { TagTable } from '../../design/tables/tag-table';
import { visibleData } from '../../design/visible-text';
import { transactionPath } from '../../routes';
import { useSpanViewScope } from '../span-view-scope';
import { isSql } from './sql/is-sql';
import { SpanErrors } from './span-errors';
import { SpanFacts } from './span-facts';
import { SpanLinks } from './span-links';
import { SqlStatement } from './sql/sql-statement';

interface SpanDetailsProps {
  node: SpanNode;
  /** By which the address names the span. */
  address: string;
}

/** Everything that a span carries, and where one can go from it. */
export function SpanDetails({ node, address }: SpanDetailsProps) {
  const { subject, index } = useSpanViewScope();
  const { span } = node;
  const { isFromFile = false } = subject;
  const parent = index.parentOf(index.placeOf(node.key) ?? 0)?.node;
  return (
    <div className="span-details">
      <div className="span-details__actions">
        {node.isRoot && subject.showsServices && !isFromFile && (
          <Link
            className="button button--small"
            href={transactionPath(node.transaction.project, node.transaction.event_id)}
          >
            Open transaction
          </Link>
        )}
        {!isFromFile && <SpanLinks node={node} traceId={subject.traceId} />}
        <CopyButton label="Copy as JSON" text={JSON.stringify(span, undefined, 2)} />
        <CopyButton label="Copy span id" text={span.span_id} />
        {!isFromFile && <CopyButton label="Copy link" text={linkTo(address)} />}
      </div>
      <SpanErrors errors={subject.errors.at.get(node.key) ?? []} isFromFile={isFromFile} />
      <div className="span-details__columns">
        <SpanFacts
          node={node}
          parent={parent}
          traceId={subject.traceId}
          criticalSeconds={criticalSeconds(subject.criticalStretchesOf?.(node) ?? [])}
        />
        <div className="span-details__more">
          <Description node={node} />
          <section>
            <h3>Tags</h3>
            <TagTable tags={span.tags} />
          </section>
          <section>
            <h3>Data</h3>
            {Object.keys(span.data).length > 0 ? (
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

function Description({ node: { span, isRoot } }: { node: SpanNode }) {
  if (span.description === null || span.description === '') return null;
  return (
    <section>
      <h3>{isRoot ? 'Transaction name' : 'Description'}</h3>
      {isSql(span) ? (
        <SqlStatement>{span.description}</SqlStatement>
      ) : (
        <pre className="code-block">
          <StoredText>{span.description}</StoredText>
        </pre>
      )}
    </section>
  );
}

/** The address of this view with the details of one span open. */
function linkTo(address: string): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}?${new URLSearchParams({ span: address }).toString()}`;
}
