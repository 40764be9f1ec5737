import type { SpanNode } from '@clew/trace-model';
import { Link } from 'wouter';
import { ServiceChip } from '../../design/service-chip';
import { ShowAll } from '../../design/show-all';
import { StatusBadge } from '../../design/status-badge';
import { StoredText } from '../../design/stored-text';
import { countOf } from '../../format/format-number';
import { spanLabelText } from '../../span-view/rows/span-label';

const AT_FIRST = 20;

interface FailedSpanListProps {
  spans: readonly SpanNode[];
  /** Where a span is shown in its trace. */
  hrefOf: (node: SpanNode) => string;
  /** Where all of them are found. */
  allHref: string;
}

/** The spans that failed by their status, from top to bottom: a span may fail and nobody report an error. */
export function FailedSpanList({ spans, hrefOf, allHref }: FailedSpanListProps) {
  return (
    <section aria-labelledby="failed-spans">
      <h2 id="failed-spans">{countOf(spans.length, 'failed span')}</h2>
      <ShowAll items={spans} atFirst={AT_FIRST} what="failed spans">
        {(shown) => (
          <ol className="failed-spans">
            {shown.map((node) => (
              <li key={node.key}>
                <ServiceChip project={node.transaction.project} />{' '}
                <Link href={hrefOf(node)}>
                  <StoredText>{spanLabelText(node.span)}</StoredText>
                </Link>{' '}
                <StatusBadge status={node.span.status} />
              </li>
            ))}
          </ol>
        )}
      </ShowAll>
      <p>
        <Link href={allHref}>Find them in the waterfall</Link>, where one leads to the next.
      </p>
    </section>
  );
}
