import { useQuery } from '@tanstack/react-query';
import { useCollector } from '../collector/collector-context';
import type { ErrorEvent } from '../collector/stored-event';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { ErrorNotice, LoadingNotice } from '../design/notices';
import { StoredText } from '../design/stored-text';
import { EventFacts } from '../event-facts/event-facts';
import { Panel } from '../event-facts/panel';
import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../browser/use-page-title';
import { ErrorHeader } from './error-header';
import { Exceptions } from './exceptions';
import { exceptionsOf } from './read-exceptions';
import './error-detail.css';

interface ErrorDetailProps {
  project: string;
  eventId: string;
}

/** One error: what happened, where in its trace, and what else the SDK captured with it. */
export function ErrorDetail({ project, eventId }: ErrorDetailProps) {
  const collector = useCollector();
  const { data, error, refetch } = useQuery({
    queryKey: ['error', project, eventId],
    queryFn: ({ signal }) => collector.error(project, eventId, signal),
    staleTime: Infinity,
  });
  usePageTitle(data?.title ?? 'Error');
  if (data !== undefined) return <LoadedError event={data} />;
  if (error === null) return <LoadingNotice what="the error" />;
  return (
    <ErrorNotice title="This error cannot be shown" level={1} error={error} onRetry={() => void refetch()} />
  );
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
        from={{ timestamp: event.timestamp, name: 'the error' }}
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
