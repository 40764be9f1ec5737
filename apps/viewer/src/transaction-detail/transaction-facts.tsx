import type { TransactionEvent } from '../collector/stored-event';
import { EventFacts } from '../event-facts/event-facts';
import { Panel } from '../event-facts/panel';
import { Measurements } from './measurements';
import { measurementsOf } from './read-measurements';
import { TransactionErrors, type ErrorInTransaction } from './transaction-errors';

interface TransactionFactsProps {
  event: TransactionEvent;
  errors: readonly ErrorInTransaction[];
}

/** What is known about the transaction besides its spans, with the errors that happened in it first. */
export function TransactionFacts({ event, errors }: TransactionFactsProps) {
  const measurements = measurementsOf(event.measurements);
  return (
    <EventFacts
      event={event}
      frame={{
        start: event.start_timestamp,
        end: event.timestamp,
        origin: 'the start of the transaction',
        marks: { before: 'before the start', after: 'after the end' },
      }}
      story={errors.length > 0 && <ErrorsPanel errors={errors} />}
      figures={
        measurements.length > 0 && (
          <Panel title="Measurements">
            <Measurements measurements={measurements} />
          </Panel>
        )
      }
    />
  );
}

function ErrorsPanel({ errors }: Pick<TransactionFactsProps, 'errors'>) {
  return (
    <Panel title="Errors" count={errors.length}>
      <TransactionErrors errors={errors} />
    </Panel>
  );
}
