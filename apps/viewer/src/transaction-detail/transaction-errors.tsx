import type { StoredError } from '@clew/trace-model';
import type { TransactionEvent } from '../collector/stored-event';
import { ShowAll } from '../design/show-all';
import { ErrorLine } from '../event-facts/error-line';

interface TransactionErrorsProps {
  event: TransactionEvent;
  errors: readonly StoredError[];
}

const AT_FIRST = 20;

/** The errors that happened while a span of this transaction was active, each with its span. */
export function TransactionErrors({ event, errors }: TransactionErrorsProps) {
  return (
    <ShowAll items={errors} atFirst={AT_FIRST} what="errors">
      {(shown) => (
        <ul className="error-list">
          {shown.map((error) => (
            <ErrorLine key={error.event_id} error={error} place={placeOf(error, event)} />
          ))}
        </ul>
      )}
    </ShowAll>
  );
}

function placeOf({ span_id: spanId }: StoredError, { project, event_id, ...root }: TransactionEvent) {
  if (spanId === null || spanId === undefined) return undefined;
  const { op, description } = root.spans.find((span) => span.span_id === spanId) ?? {
    op: root.op,
    description: root.transaction,
  };
  const span = [op, description].filter(Boolean).join(' - ') || spanId;
  return { project, eventId: event_id, spanId, span };
}
