import type { ReactNode } from 'react';
import { eventAddress } from '../collector/collector-client';
import type { StoredEvent } from '../collector/stored-event';
import { CopyableId } from '../design/copying/copyable-id';
import { Figure } from '../design/figure';
import { ServiceChip } from '../design/service-chip';
import { StoredText } from '../design/stored-text';
import { PartialResultsNote } from '../sign-in/partial-results-note';
import { WholeTraceLink } from '../sign-in/plan/whole-trace-link';
import { PartialTraceNote } from '../trace-pages/partial-trace-note';
import type { TracePages } from '../trace-pages/use-trace-pages';

interface EventHeaderProps {
  event: StoredEvent;
  title: string;
  /** The trace that it belongs to, as far as it is known. */
  pages: TracePages;
  /** Where else one may want to go, in front of the other ways. */
  neighbours?: ReactNode;
  /** Where one most likely wants to go; without it, that is the whole trace. */
  mainWay?: ReactNode;
  /** The figures of this kind of event. */
  children: ReactNode;
}

/** What an event is and where one can go from it; its figures, its ids, and which of its trace is not there. */
export function EventHeader({ event, title, pages, neighbours, mainWay, children }: EventHeaderProps) {
  const { project, event_id: eventId, trace_id: traceId, type } = event;
  return (
    <header className="card page-top">
      <div className="page-heading__row page-heading__row--spread">
        <div className="page-heading">
          <p className="page-heading__kind">{type === 'error' ? 'Error' : 'Transaction'}</p>
          <h1>
            <StoredText>{title}</StoredText>
          </h1>
        </div>
        <div className="page-heading__row">
          {neighbours}
          <a className="button" href={eventAddress(project, eventId)} download={`${type}-${eventId}.json`}>
            Download JSON
          </a>
          {traceId !== null && (
            <WholeTraceLink
              className={mainWay === undefined ? 'button button--primary' : 'button'}
              traceId={traceId}
            />
          )}
          {mainWay}
        </div>
      </div>
      <dl className="figures">
        <Figure name="Project">
          <ServiceChip project={project} />
        </Figure>
        {children}
        <Figure name="Event ID">
          <CopyableId id={eventId} what="event ID" />
        </Figure>
        {traceId !== null && (
          <Figure name="Trace ID">
            <CopyableId id={traceId} what="trace ID" />
          </Figure>
        )}
      </dl>
      <MissingTraceNote pages={pages} />
      <PartialTraceNote pages={pages} name="Its trace" />
      {traceId !== null && <PartialResultsNote />}
    </header>
  );
}

/** Without its trace an event is shown alone: what leads on from it is not known. */
function MissingTraceNote({ pages: { trace, error, refetch } }: { pages: TracePages }) {
  if (trace !== undefined || error === null) return null;
  return (
    <p role="alert" className="partial-note partial-note--warning">
      Its trace could not be loaded: {error.message}{' '}
      <button type="button" className="button button--small" onClick={refetch}>
        Try again
      </button>
    </p>
  );
}
