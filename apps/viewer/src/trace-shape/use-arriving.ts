import { assembleTrace } from '@clew/trace-model';
import { useMemo } from 'react';
import type { CollectedTrace } from '../collector/collector-client';
import { useStillArriving } from '../trace-pages/use-still-arriving';

const NOTHING = { transactions: [] };

/** Whether more of a trace is to be expected: nothing of it is here yet, or something came within the last minute. */
export function useArriving(trace: CollectedTrace | undefined): boolean {
  const tree = useMemo(() => (trace === undefined ? NOTHING : assembleTrace(trace)), [trace]);
  const isStillArriving = useStillArriving(tree);
  return trace === undefined || isStillArriving;
}
