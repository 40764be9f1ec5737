import { arrivingUntil, type TraceTree } from '@clew/trace-model';
import { useEffect, useState } from 'react';
import { useCollector } from '../collector/collector-context';

const LONGEST_WAIT_MILLISECONDS = 60_000;

/** Whether more of a trace is to be expected, by the collector's clock; drawn again only when that has passed. */
export function useStillArriving(tree: Pick<TraceTree, 'transactions'>): boolean {
  const collector = useCollector();
  const until = arrivingUntil(tree);
  const [now, setNow] = useState(() => collector.now());
  useEffect(() => {
    if (now >= until) return;
    const wait = Math.max(0, (until - collector.now()) * 1_000);
    const timer = setTimeout(() => setNow(collector.now()), Math.min(wait, LONGEST_WAIT_MILLISECONDS));
    return () => clearTimeout(timer);
  }, [collector, now, until]);
  return now < until;
}
