import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { isNotFound, type CollectedTrace } from '../collector/collector-client';
import { useCollector } from '../collector/collector-context';
import { isSameJson } from './is-same-json';
import { joinTracePages } from './join-trace-pages';

/** A trace as far as it has been loaded. */
export interface TracePages {
  /** Undefined until the first page is there. */
  trace: CollectedTrace | undefined;
  /** Whether the next part is still to come. */
  isLoadingMore: boolean;
  /** Whether everything that the collector has of the trace is there: only then is what is missing really missing. */
  isWhole: boolean;
  /** Why the latest question failed: the one for the next part, or the one for what is new. */
  error: Error | null;
  /** Asks again what failed. */
  refetch: () => void;
}

/**
 * All of a trace that the collector answers, page by page; what is there is shown while the rest is under way. Without
 * a trace id, nothing is asked.
 */
export function useTracePages(traceId: string | null): TracePages {
  const collector = useCollector();
  const { data, error, hasNextPage, isFetching, fetchNextPage, ...query } = useInfiniteQuery({
    queryKey: ['trace', traceId, 'pages'],
    queryFn: ({ pageParam, signal }) => collector.trace(traceId ?? '', signal, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CollectedTrace) => page.next_cursor,
    enabled: traceId !== null,
    // An answer that brings news is another trace altogether; to share what did not change would copy all of it.
    structuralSharing: (before, now) => (isSameJson(before, now) ? before : now),
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const trace = useMemo(() => joinTracePages(data?.pages ?? []), [data]);
  const awaited = useAwaited(traceId, { error, isFetching });
  return {
    trace,
    isLoadingMore: hasNextPage && (error === null || query.isFetchingNextPage),
    isWhole: trace !== undefined && trace.truncated !== true,
    error: trace === undefined ? (error ?? awaited) : error,
    refetch: () => void (query.isFetchNextPageError ? fetchNextPage() : query.refetch()),
  };
}

/** That a trace had not arrived, while it is asked for again: to ask takes the answer back that one waits for. */
function useAwaited(
  traceId: string | null,
  { error, isFetching }: { error: Error | null; isFetching: boolean },
): Error | null {
  const [answered, setAnswered] = useState({ traceId, error });
  if (!isFetching && (answered.traceId !== traceId || answered.error !== error)) {
    setAnswered({ traceId, error });
  }
  const isStillAwaited =
    answered.traceId === traceId && answered.error !== null && isNotFound(answered.error);
  return isStillAwaited && isFetching ? answered.error : null;
}
