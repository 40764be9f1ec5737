import { useQuery } from '@tanstack/react-query';
import { useCollector } from '../../collector/collector-context';
import type { StoredEvent } from '../../collector/stored-event';

/** Which event a page is about. */
export interface EventReference {
  project: string;
  eventId: string;
}

/** What has become of the question for an event. */
export interface AskedEvent extends EventReference {
  /** Undefined until it is there. */
  event: StoredEvent | undefined;
  error: Error | null;
  refetch: () => void;
}

/** An event of either kind; it never changes, so it is asked for once. */
export function useStoredEvent({ project, eventId }: EventReference): AskedEvent {
  const collector = useCollector();
  const { data, error, refetch } = useQuery({
    queryKey: ['event', project, eventId],
    queryFn: ({ signal }) => collector.event(project, eventId, signal),
    staleTime: Infinity,
  });
  return { project, eventId, event: data, error, refetch: () => void refetch() };
}
