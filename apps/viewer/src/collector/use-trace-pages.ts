import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { CollectedTrace } from './collector-client';
import { useCollector } from './collector-context';
import { joinTracePages } from './join-trace-pages';

/** A trace as far as it has been loaded. */
export interface TracePages {
  /** Undefined until the first page is there. */
  trace: CollectedTrace | undefined;
  /** Whether the next part is still to come. */
  isLoadingMore: boolean;
  error: Error | null;
  refetch: () => void;
}

/** All of a trace that the collector answers, page by page; what is there is shown while the rest is under way. */
export function useTracePages(traceId: string): TracePages {
  const collector = useCollector();
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['trace', traceId, 'pages'],
    queryFn: ({ pageParam, signal }) => collector.trace(traceId, signal, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CollectedTrace) => page.next_cursor,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const trace = useMemo(() => joinTracePages(data?.pages ?? []), [data]);
  return { trace, isLoadingMore: hasNextPage && error === null, error, refetch: () => void refetch() };
}
