import type { TraceTree } from '@clew/trace-model';
import { isStillArriving, orphanFindings } from '@clew/trace-model';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCollector } from '../../collector/collector-context';
import { useNow } from '../../design/use-now';
import { useSession } from '../../sign-in/use-session';
import type { OrphanReason } from '../../span-view/span-view-subject';
import { orphanText } from './orphan-text';
import { readServiceReports } from './read-service-reports';

const STATS_MILLISECONDS = 30_000;

/** Why each orphan transaction of a trace has no parent here, by its key; the same map until a reason changes. */
export function useOrphanReasons(tree: TraceTree, isWhole: boolean): ReadonlyMap<string, OrphanReason> {
  const collector = useCollector();
  const { data } = useQuery({
    queryKey: ['stats'],
    queryFn: ({ signal }) => collector.stats(signal),
    enabled: tree.transactions.some(({ kind }) => kind === 'orphan'),
    staleTime: STATS_MILLISECONDS,
  });
  const reports = useMemo(() => readServiceReports(data?.projects ?? []), [data]);
  const mayBeHidden = (useSession()?.reader?.projects ?? '*') !== '*';
  const arriving = isStillArriving(tree, useNow());
  return useMemo(() => {
    const findings = orphanFindings(tree, { isStillArriving: arriving, isWhole, reports });
    return new Map([...findings].map(([key, found]) => [key, orphanText(found, mayBeHidden)]));
  }, [tree, arriving, isWhole, reports, mayBeHidden]);
}
