import type { ErrorEvent } from '../collector/stored-event';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { StoredText } from '../design/stored-text';
import { EventFacts } from '../event-facts/event-facts';
import { UnshownEvent } from '../event-facts/loading/unshown-event';
import { useStoredEvent, type EventReference } from '../event-facts/loading/use-stored-event';
import { Panel } from '../event-facts/panel';
import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../browser/use-page-title';
import { ErrorHeader } from './error-header';
import { Exceptions } from './exceptions';
import { exceptionsOf } from './read-exceptions';
import './error-detail.css';

/** One error: what happened, where in its trace, and what else the SDK captured with it. */
export function ErrorDetail(reference: EventReference) {
  const asked = useStoredEvent(reference);
  const { event } = asked;
  const isError = event?.type === 'error';
  usePageTitle(isError ? event.title : 'Error');
  return isError ? <LoadedError event={event} /> : <UnshownEvent asked={asked} kind="error" />;
}

function LoadedError({ event }: { event: ErrorEvent }) {
  const { trace_id: traceId } = event;
  useLiveRefetch('trace', traceId ?? undefined);
  const pages = useTracePages(traceId);
  return (
    <>
      <ErrorHeader event={event} pages={pages} />
      <EventFacts
        event={event}
        frame={{
          start: event.timestamp,
          end: event.timestamp,
          origin: 'the error',
          marks: { after: 'after the error' },
        }}
        story={<WhatHappened event={event} />}
      />
    </>
  );
}

function WhatHappened({ event }: { event: ErrorEvent }) {
  const exceptions = exceptionsOf(event.exceptions);
  return (
    <>
      {typeof event.message === 'string' && event.message !== '' && (
        <Panel title="Message">
          <p>
            <StoredText>{event.message}</StoredText>
          </p>
        </Panel>
      )}
      <Exceptions exceptions={exceptions} />
    </>
  );
}
