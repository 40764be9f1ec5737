import { useQuery } from '@tanstack/react-query';
import { isNotFound } from '../../collector/collector-client';
import { useCollector } from '../../collector/collector-context';
import type { StoredEvent } from '../../collector/stored-event';

/** Which event a page is about. */
export interface EventReference {
  project: string;
  eventId: string;
}

/** What has become of the question for an event. */
export interface AskedEvent extends EventReference {
  /** Undefined until there is an answer; null where the collector has none. */
  event: StoredEvent | null | undefined;
  error: Error | null;
  refetch: () => void;
}

/** An event of either kind; one that is there never changes, so it is asked for once. */
export function useStoredEvent({ project, eventId }: EventReference): AskedEvent {
  const collector = useCollector();
  const { data, error, refetch } = useQuery({
    queryKey: ['event', project, eventId],
    queryFn: ({ signal }) => collector.event(project, eventId, signal).catch(nullWhereMissing),
    staleTime: ({ state }) => (state.data === null ? 0 : Infinity),
  });
  return { project, eventId, event: data, error, refetch: () => void refetch() };
}

/** That there is none is an answer: it stays on the page while it is asked for again. */
function nullWhereMissing(error: unknown): null {
  if (error instanceof Error && isNotFound(error)) return null;
  throw error;
}
