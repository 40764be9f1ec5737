import { arrivingUntil, assembleTrace } from '@clew/trace-model';
import { useMemo } from 'react';
import type { CollectedTrace } from '../collector/collector-client';
import { useNow } from '../design/use-now';

/** Whether more of a trace is to be expected: nothing of it is here yet, or something came within the last minute. */
export function useArriving(trace: CollectedTrace | undefined): boolean {
  const now = useNow();
  const until = useMemo(
    () => (trace === undefined ? Infinity : arrivingUntil(assembleTrace(trace))),
    [trace],
  );
  return now < until;
}
