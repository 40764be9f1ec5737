import { arrivingUntil, type TraceTree } from '@clew/trace-model';
import { useEffect, useState } from 'react';

const LONGEST_WAIT_MILLISECONDS = 60_000;

/**
 * Whether more of a trace is to be expected; drawn again only when that has passed.
 *
 * @param clockAhead by how many seconds the reader's clock is before the collector's, which stamped what came
 */
export function useStillArriving(tree: TraceTree, clockAhead: number): boolean {
  const until = arrivingUntil(tree) + clockAhead;
  const [now, setNow] = useState(nowInSeconds);
  useEffect(() => {
    if (now >= until) return;
    const wait = Math.max(0, (until - nowInSeconds()) * 1_000);
    const timer = setTimeout(() => setNow(nowInSeconds()), Math.min(wait, LONGEST_WAIT_MILLISECONDS));
    return () => clearTimeout(timer);
  }, [now, until]);
  return now < until;
}

function nowInSeconds(): number {
  return Date.now() / 1_000;
}
