import type { TraceTree } from '@clew/trace-model';
import { orphanFindings } from '@clew/trace-model';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CollectedTrace } from '../../collector/collector-client';
import { useCollector } from '../../collector/collector-context';
import { useSession } from '../../sign-in/use-session';
import type { OrphanReason } from '../../span-view/span-view-subject';
import { orphanText } from './orphan-text';
import { readServiceReports } from './read-service-reports';
import { useStillArriving } from '../../trace-pages/use-still-arriving';

const STATS_MILLISECONDS = 30_000;

/**
 * Why each orphan transaction of a trace has no parent here, by its key; the same map until a reason changes. What the
 * collector counts and what its reader may view says nothing about a trace from a file.
 */
export function useOrphanReasons(
  tree: TraceTree,
  { truncated: isPartial = false }: CollectedTrace,
  isFromFile: boolean,
): ReadonlyMap<string, OrphanReason> {
  const collector = useCollector();
  const { data } = useQuery({
    queryKey: ['stats'],
    queryFn: ({ signal }) => collector.stats(signal),
    enabled: !isFromFile && tree.transactions.some(({ kind }) => kind === 'orphan'),
    staleTime: STATS_MILLISECONDS,
  });
  const reports = useMemo(
    () => readServiceReports((!isFromFile && data?.projects) || []),
    [data, isFromFile],
  );
  const isRestricted = (useSession()?.reader?.projects ?? '*') !== '*';
  const mayBeHidden = isRestricted && !isFromFile;
  const arriving = useStillArriving(tree) && !isFromFile;
  return useMemo(() => {
    const findings = orphanFindings(tree, { isStillArriving: arriving, isWhole: !isPartial, reports });
    return new Map([...findings].map(([key, found]) => [key, orphanText(found, mayBeHidden)]));
  }, [tree, arriving, isPartial, reports, mayBeHidden]);
}
