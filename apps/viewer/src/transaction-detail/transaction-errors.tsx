import type { SpanNode, StoredError } from '@clew/trace-model';
import { Link } from 'wouter';
import { ShowAll } from '../design/show-all';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { errorPath, transactionPath } from '../routes';
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
            <ErrorLine key={`${each.error.project}:${each.error.event_id}`} {...each} />
          ))}
        </ul>
      )}
    </ShowAll>
  );
}

function ErrorLine({ error, span: { span, transaction }, isAtTransaction }: ErrorInTransaction) {
  return (
    <li>
      <Link href={errorPath(error.project, error.event_id)}>
        <StoredText>{error.title}</StoredText>
      </Link>
      <span className="quiet">
        <TimeText seconds={error.timestamp} />
        {!isAtTransaction && (
          <>
            {' in '}
            <Link href={transactionPath(transaction.project, transaction.event_id, span.span_id)}>
              <StoredText>{spanLabelText(span)}</StoredText>
            </Link>
          </>
        )}
      </span>
    </li>
  );
}
