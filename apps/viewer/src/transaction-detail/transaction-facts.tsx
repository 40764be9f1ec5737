import type { TraceTree, StoredError } from '@clew/trace-model';
import type { TransactionEvent } from '../collector/stored-event';
import { EventFacts } from '../event-facts/event-facts';
import { Panel } from '../event-facts/panel';
import { Measurements } from './measurements';
import { measurementsOf } from './read-measurements';
import { TransactionErrors } from './transaction-errors';

interface TransactionFactsProps {
  event: TransactionEvent;
  errors: TraceTree['errors'];
}

/** What is known about the transaction besides its spans, with the errors that happened in it first. */
export function TransactionFacts({ event, errors }: TransactionFactsProps) {
  const measurements = measurementsOf(event.measurements);
  return (
    <EventFacts
      event={event}
      from={{ timestamp: event.start_timestamp, name: 'the start of the transaction' }}
      story={errors.length > 0 && <ErrorsPanel event={event} errors={errors} />}
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

function ErrorsPanel({ event, errors }: { event: TransactionEvent; errors: readonly StoredError[] }) {
  return (
    <Panel title="Errors" count={errors.length}>
      <TransactionErrors event={event} errors={errors} />
    </Panel>
  );
}
