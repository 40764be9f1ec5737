import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveStream } from './live-context';
import { throttle } from './throttle';

const REFETCH_MILLISECONDS = 1_000;

/**
 * Asks again for what a view shows when the collector has stored something new, at most once a second. With a
 * `traceId` only the transactions of that trace count.
 */
export function useLiveRefetch(queryName: 'events' | 'trace', traceId?: string): void {
  const stream = useLiveStream();
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = traceId === undefined ? [queryName] : [queryName, traceId];
    const refetch = throttle(() => void queryClient.invalidateQueries({ queryKey }), REFETCH_MILLISECONDS);
    const unsubscribe = stream.onStored((notice) => {
      if (notice === undefined || traceId === undefined || notice.trace_id === traceId) refetch.request();
    });
    return () => {
      unsubscribe();
      refetch.cancel();
    };
  }, [stream, queryClient, queryName, traceId]);
}
