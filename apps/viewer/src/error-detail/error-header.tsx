import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';
import { eventAddress, type CollectedTrace } from '../collector/collector-client';
import type { ErrorEvent } from '../collector/stored-event';
import { CopyButton } from '../design/copy-button';
import { Figure } from '../design/figure';
import { ServiceChip } from '../design/service-chip';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { transactionPath } from '../routes';
import { WholeTraceLink } from '../sign-in/whole-trace-link';
import { placeOfError } from './place-of-error';

interface ErrorHeaderProps {
  event: ErrorEvent;
  /** The trace that the error belongs to, as far as it is known. */
  trace: Pick<UseQueryResult<CollectedTrace>, 'data' | 'isPending'>;
}

/** What went wrong, when, and where in its trace: the trace, the transaction, and the span that was active. */
export function ErrorHeader({ event, trace }: ErrorHeaderProps) {
  const place = placeOfError(event.span_id, trace.data?.transactions ?? []);
  return (
    <header className="card page-top">
      <div className="page-heading__row page-heading__row--spread">
        <div className="page-heading">
          <p className="page-heading__kind">Error</p>
          <h1>
            <StoredText>{event.title}</StoredText>
          </h1>
        </div>
        <div className="page-heading__row">
          <a
            className="button"
            href={eventAddress(event.project, event.event_id)}
            download={`error-${event.event_id}.json`}
          >
            Download JSON
          </a>
          {event.trace_id !== null && <WholeTraceLink traceId={event.trace_id} />}
          {place !== undefined && (
            <Link
              className="button button--primary"
              href={transactionPath(place.transaction.project, place.transaction.event_id, place.spanId)}
            >
              Go to its span
            </Link>
          )}
        </div>
      </div>
      <dl className="figures">
        <Figure name="Project">
          <ServiceChip project={event.project} />
        </Figure>
        <Figure name="Level">
          <StoredText>{event.level ?? 'error'}</StoredText>
        </Figure>
        <Figure name="Happened">
          <TimeText seconds={event.timestamp} />
        </Figure>
        <Figure name="Place in the trace">
          <Place event={event} place={place} isPending={trace.isPending} />
        </Figure>
        {event.trace_id !== null && (
          <Figure name="Trace ID">
            <span className="mono">{event.trace_id.slice(0, 8)}…</span>{' '}
            <CopyButton label="Copy" text={event.trace_id} />
          </Figure>
        )}
      </dl>
    </header>
  );
}

interface PlaceProps {
  event: ErrorEvent;
  place: ReturnType<typeof placeOfError>;
  isPending: boolean;
}

function Place({ event, place, isPending }: PlaceProps) {
  if (event.trace_id === null) return <>no trace: no span was active</>;
  if (place !== undefined) {
    const { project, event_id, transaction } = place.transaction;
    return (
      <>
        <Link href={transactionPath(project, event_id, place.spanId)}>
          <StoredText>{place.label}</StoredText>
        </Link>
        {' in '}
        <Link href={transactionPath(project, event_id)}>
          <StoredText>{transaction}</StoredText>
        </Link>
      </>
    );
  }
  if (isPending) return <span className="quiet">…</span>;
  return (
    <span className="quiet" title="A service sends its transaction when it has finished.">
      no transaction with its span has arrived
    </span>
  );
}
