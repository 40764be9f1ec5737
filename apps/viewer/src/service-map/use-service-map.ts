import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCollector } from '../collector/collector-context';
import type { SearchedEvents } from '../search/searched-events';

/** Who calls whom in a window. It is asked once: the collector reads the spans of thousands of transactions for it. */
export function useServiceMap({ query, window, projects }: SearchedEvents) {
  const collector = useCollector();
  const question = { query, window, projects };
  return useQuery({
    queryKey: ['service-map', question],
    queryFn: ({ signal }) => collector.serviceMap(question, signal),
    placeholderData: keepPreviousData,
  });
}
