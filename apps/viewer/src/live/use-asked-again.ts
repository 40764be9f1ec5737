import { useCallback } from 'react';
import { isFinal } from '../collector/collector-client';
import { useReconnection } from './use-reconnection';

interface Asked {
  error: Error | null;
  refetch: () => unknown;
}

/** Asks once more what has failed when the collector is back; not what it refused. */
export function useAskedAgain({ error, refetch }: Asked): void {
  const askAgain = useCallback(() => {
    if (error !== null && !isFinal(error)) void refetch();
  }, [error, refetch]);
  useReconnection(askAgain);
}
