import type { PlacedErrors, SpanNode, TraceTree } from '@clew/trace-model';
import { spansOfErrors } from '@clew/trace-model';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { errorPath, TRACE_FILE_PATH, tracePath } from '../../routes';
import { spanLabelText } from '../../span-view/rows/span-label';

interface ErrorsTabProps {
  tree: TraceTree;
  errors: PlacedErrors;
  /** Whether the collector has no pages for them. */
  isFromFile: boolean;
}

/** The errors of all services in order of time, each with the span where it happened. */
export function ErrorsTab({ tree, errors, isFromFile }: ErrorsTabProps) {
  const spanOf = useMemo(() => spansOfErrors(tree.transactions, errors), [tree, errors]);
  const inOrder = useMemo(
    () => [...tree.errors].sort((left, right) => left.timestamp - right.timestamp),
    [tree],
  );
  return (
    <section className="trace-tab card" aria-label="Errors">
      {inOrder.length === 0 ? (
        <p className="quiet">
          No service has reported an error in this trace. A failed span is marked in the waterfall also where
          nobody reported an error.
        </p>
      ) : (
        <ol className="trace-errors">
          {inOrder.map((error) => (
            <li key={`${error.project}:${error.event_id}`}>
              <p>
                <ServiceChip project={error.project} />{' '}
                {isFromFile ? (
                  <StoredText>{error.title}</StoredText>
                ) : (
                  <Link href={errorPath(error.project, error.event_id)}>
                    <StoredText>{error.title}</StoredText>
                  </Link>
                )}
              </p>
              <p className="quiet">
                <TimeText seconds={error.timestamp} /> ·{' '}
                <ErrorPlace
                  node={spanOf.get(error)}
                  tracePath={isFromFile ? TRACE_FILE_PATH : tracePath(tree.traceId)}
                  isAtTransaction={errors.atTransaction.has(error)}
                />
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface ErrorPlaceProps {
  node: SpanNode | undefined;
  /** Where the trace is shown. */
  tracePath: string;
  isAtTransaction: boolean;
}

function ErrorPlace({ node, tracePath: path, isAtTransaction }: ErrorPlaceProps) {
  if (node === undefined) return 'somewhere in this trace: its span has not been reported';
  return (
    <>
      in{' '}
      <Link href={`${path}?${new URLSearchParams({ span: node.span.span_id }).toString()}`}>
        <StoredText>{spanLabelText(node.span)}</StoredText>
      </Link>
      {isAtTransaction && ', somewhere: its span has not been reported'}
    </>
  );
}
