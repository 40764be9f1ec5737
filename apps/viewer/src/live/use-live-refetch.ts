import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveStream } from './live-context';
import { throttle } from './throttle';

const REFETCH_MILLISECONDS = 1_000;

/**
 * Asks again for what a view shows when the collector has stored something new, at most once a second. With a
 * `traceId` only the transactions and errors of that trace count.
 */
export function useLiveRefetch(queryName: 'events' | 'event' | 'trace', traceId?: string): void {
  const stream = useLiveStream();
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = traceId === undefined ? [queryName] : [queryName, traceId];
    const refetch = throttle(() => askAgain(queryClient, queryKey), REFETCH_MILLISECONDS);
    const unsubscribe = stream.onStored((notice) => {
      if (notice === undefined || traceId === undefined || notice.trace_id === traceId) refetch.request();
    });
    return () => {
      unsubscribe();
      refetch.cancel();
    };
  }, [stream, queryClient, queryName, traceId]);
}

/** Lets every answer that is under way arrive: one that takes longer than the interval would otherwise never be seen. */
async function askAgain(queryClient: QueryClient, queryKey: QueryKey): Promise<void> {
  const options = { cancelRefetch: false };
  // What is under way may have been asked before the news, so that it is waited for and asked once more.
  await queryClient.refetchQueries({ queryKey, fetchStatus: 'fetching' }, options);
  await queryClient.invalidateQueries({ queryKey }, options);
}
