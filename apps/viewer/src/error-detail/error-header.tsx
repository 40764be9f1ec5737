import type { PlaceOfError } from '@clew/trace-model';
import { assembleTrace, placeOfError } from '@clew/trace-model';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { ErrorEvent } from '../collector/stored-event';
import type { TracePages } from '../trace-pages/use-trace-pages';
import { Figure } from '../design/figure';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { EventHeader } from '../event-facts/event-header';
import { countOf } from '../format/format-number';
import { transactionPath } from '../routes';
import { spanLabelText } from '../span-view/rows/span-label';

interface ErrorHeaderProps {
  event: ErrorEvent;
  /** The trace that the error belongs to, as far as it is known. */
  pages: TracePages;
}

/** What went wrong, when, and where in its trace: the trace, the transaction, and the span that was active. */
export function ErrorHeader({ event, pages }: ErrorHeaderProps) {
  const place = usePlace(event, pages);
  return (
    <EventHeader
      event={event}
      title={event.title}
      pages={pages}
      mainWay={
        place && (
          <Link className="button button--primary" href={pathOf(place)}>
            Go to its {place.isAtTransaction ? 'transaction' : 'span'}
          </Link>
        )
      }
    >
      <Figure name="Level">
        <StoredText>{event.level ?? 'error'}</StoredText>
      </Figure>
      <Figure name="Happened">
        <TimeText seconds={event.timestamp} />
      </Figure>
      <Figure name="Place in the trace">
        <Place event={event} place={place} pages={pages} />
      </Figure>
    </EventHeader>
  );
}

/** Whether a transaction is the only one in which it can have happened is known when the whole trace is here. */
function usePlace(event: ErrorEvent, { trace, isWhole }: TracePages): PlaceOfError | undefined {
  const tree = useMemo(() => trace && assembleTrace(trace), [trace]);
  const place = useMemo(() => tree && placeOfError(tree, event), [tree, event]);
  return place?.isAtTransaction === true && !isWhole ? undefined : place;
}

function pathOf({ node: { transaction, span }, isAtTransaction }: PlaceOfError): string {
  const { project, event_id: eventId } = transaction;
  return transactionPath(project, eventId, isAtTransaction ? undefined : span.span_id);
}

interface PlaceProps {
  event: ErrorEvent;
  place: PlaceOfError | undefined;
  pages: TracePages;
}

function Place({ event, place, pages }: PlaceProps) {
  if (event.trace_id === null) return <>no trace: no span was active</>;
  if (place === undefined) return <NoPlace pages={pages} />;
  const { project, event_id, transaction } = place.node.transaction;
  return (
    <>
      {place.isAtTransaction ? (
        <span title="Its own span has not been reported.">somewhere</span>
      ) : (
        <Link href={pathOf(place)}>
          <StoredText>{spanLabelText(place.node.span)}</StoredText>
        </Link>
      )}
      {' in '}
      <Link href={transactionPath(project, event_id)}>
        <StoredText>{transaction}</StoredText>
      </Link>
    </>
  );
}

function NoPlace({ pages: { trace, isWhole, isLoadingMore, error } }: { pages: TracePages }) {
  if (trace === undefined) {
    return <span className="quiet">{error === null ? '…' : 'its trace could not be loaded'}</span>;
  }
  if (!isWhole) {
    const loaded = countOf(trace.transactions.length, 'transaction');
    return (
      <span className="quiet">
        in none of the first {loaded} of its trace{isLoadingMore && ' …'}
      </span>
    );
  }
  return (
    <span className="quiet" title="A service sends its transaction when it has finished.">
      no transaction with its span has arrived
    </span>
  );
}
