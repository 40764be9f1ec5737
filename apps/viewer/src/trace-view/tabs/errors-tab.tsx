import type { FailedSpans, PlacedErrors, SpanNode, TraceTree } from '@clew/trace-model';
import { spanRowsOfTrace, spansOfErrors } from '@clew/trace-model';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { countOf } from '../../format/format-number';
import { errorPath, TRACE_FILE_PATH, tracePath } from '../../routes';
import { FAILED_SPANS } from '../../span-view/find/where-found';
import { indexRows } from '../../span-view/rows/row-index';
import { spanLabelText } from '../../span-view/rows/span-label';
import { FailedSpanList } from './failed-span-list';
import { foundInWaterfall } from './tab-address';

interface ErrorsTabProps {
  tree: TraceTree;
  errors: PlacedErrors;
  failed: FailedSpans;
  /** Whether the collector has no pages for them. */
  isFromFile: boolean;
}

/** The errors of all services in order of time, each with the span where it happened, and the spans that failed. */
export function ErrorsTab({ tree, errors, failed, isFromFile }: ErrorsTabProps) {
  const [parameters] = useSearchParams();
  const spanOf = useMemo(() => spansOfErrors(tree.transactions, errors), [tree, errors]);
  const inOrder = useMemo(
    () => [...tree.errors].sort((left, right) => left.timestamp - right.timestamp),
    [tree],
  );
  const index = useMemo(() => indexRows(spanRowsOfTrace(tree)), [tree]);
  const hrefOf = (node: SpanNode) =>
    isFromFile
      ? `${TRACE_FILE_PATH}?${new URLSearchParams({ span: index.addressOf(node) }).toString()}`
      : tracePath(tree.traceId, index.addressOf(node));
  return (
    <section className="trace-tab card" aria-label="Errors">
      {inOrder.length === 0 ? (
        <NoErrors failed={failed.spans.length} />
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
                  hrefOf={hrefOf}
                  isAtTransaction={errors.atTransaction.has(error)}
                />
              </p>
            </li>
          ))}
        </ol>
      )}
      {failed.spans.length > 0 && (
        <FailedSpanList
          spans={failed.spans}
          hrefOf={hrefOf}
          allHref={foundInWaterfall(parameters, FAILED_SPANS)}
        />
      )}
    </section>
  );
}

function NoErrors({ failed }: { failed: number }) {
  return (
    <p className="quiet">
      No service has reported an error in this trace
      {failed === 0
        ? ', and none of its spans failed.'
        : `. ${countOf(failed, 'span')} failed all the same: a status says how a span ended, and an error is what was thrown and reported.`}
    </p>
  );
}

interface ErrorPlaceProps {
  node: SpanNode | undefined;
  /** Where a span is shown in its trace. */
  hrefOf: (node: SpanNode) => string;
  isAtTransaction: boolean;
}

function ErrorPlace({ node, hrefOf, isAtTransaction }: ErrorPlaceProps) {
  if (node === undefined) return 'somewhere in this trace: its span has not been reported';
  return (
    <>
      in{' '}
      <Link href={hrefOf(node)}>
        <StoredText>{spanLabelText(node.span)}</StoredText>
      </Link>
      {isAtTransaction && ', somewhere: its span has not been reported'}
    </>
  );
}
