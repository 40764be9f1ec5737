import type { TraceTree } from '@clew/trace-model';
import { orphanFindings } from '@clew/trace-model';
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
  const orphans = useMemo(() => tree.transactions.filter(({ kind }) => kind === 'orphan'), [tree]);
  const collector = useCollector();
  const { data } = useQuery({
    queryKey: ['stats'],
    queryFn: ({ signal }) => collector.stats(signal),
    enabled: orphans.length > 0,
    staleTime: STATS_MILLISECONDS,
  });
  const reports = useMemo(() => readServiceReports(data?.projects ?? []), [data]);
  const mayBeHidden = (useSession()?.reader?.projects ?? '*') !== '*';
  const now = useNow();
  const reasons = orphans.map((orphan): [string, OrphanReason] => [
    orphan.key,
    orphanText(orphanFindings(orphan, tree, { now, isWhole, reports }), mayBeHidden),
  ]);
  // The time goes on while the reasons stay: only what they say makes a new map.
  const said = JSON.stringify(reasons);
  return useMemo(() => new Map(JSON.parse(said) as [string, OrphanReason][]), [said]);
}
