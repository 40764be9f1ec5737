import type { CollectedTrace } from './collector-client';
import { useCollector } from './collector-context';

/** The question for all transactions of a trace, in one place, so that every view shares the answer. */
export function useTraceQuestion(traceId: string) {
  const collector = useCollector();
  return {
    queryKey: ['trace', traceId],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<CollectedTrace> =>
      collector.trace(traceId, signal),
  };
}
