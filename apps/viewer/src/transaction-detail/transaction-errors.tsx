import type { SpanNode, StoredError } from '@clew/trace-model';
import { ShowAll } from '../design/show-all';
import { ErrorLine } from '../event-facts/error-line';
import { spanLabelText } from '../span-view/rows/span-label';

/** An error with the span of the transaction in which it happened. */
export interface ErrorInTransaction {
  error: StoredError;
  span: SpanNode;
  /** Whether its own span is not known, and `span` is the transaction's root. */
  isAtTransaction: boolean;
}

const AT_FIRST = 20;

/** The errors that happened in a transaction, each with its span. */
export function TransactionErrors({ errors }: { errors: readonly ErrorInTransaction[] }) {
  return (
    <ShowAll items={errors} atFirst={AT_FIRST} what="errors">
      {(shown) => (
        <ul className="error-list">
          {shown.map((each) => (
            <ErrorLine
              key={`${each.error.project}:${each.error.event_id}`}
              error={each.error}
              place={placeOf(each)}
            />
          ))}
        </ul>
      )}
    </ShowAll>
  );
}

function placeOf({ span: { span, transaction }, isAtTransaction }: ErrorInTransaction) {
  if (isAtTransaction) return undefined;
  const { project, event_id: eventId } = transaction;
  return { project, eventId, spanId: span.span_id, span: spanLabelText(span) };
}
