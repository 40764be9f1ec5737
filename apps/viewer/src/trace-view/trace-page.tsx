import { useMemo } from 'react';
import type { CollectedTrace } from '../collector/collector-client';
import { PartialTraceNote } from '../trace-pages/partial-trace-note';
import { LatePart } from '../design/notices/late-part';
import { useProjectSlugs } from '../collector/use-projects';
import type { TracePages } from '../trace-pages/use-trace-pages';
import { GrowthNote } from './loading/growth-note';
import { useArrivals } from './loading/use-arrivals';
import { PartialResultsNote } from '../sign-in/partial-results-note';
import { OrphanNotes } from './summary/orphan-notes';
import { ServiceShares } from './summary/service-shares';
import { SkewNotes } from './summary/skew-notes';
import { TraceActions } from './summary/trace-actions';
import { TraceHeader } from './summary/trace-header';
import { useOrphanReasons } from './summary/use-orphan-reasons';
import { ErrorsTab } from './tabs/errors-tab';
import { ServicesTab } from './tabs/services-tab';
import { StatisticsTab } from './tabs/statistics-tab';
import { TraceTabs } from './tabs/trace-tabs';
import { useTraceTab } from './tabs/use-trace-tab';
import { TraceWaterfall } from './trace-waterfall';
import { useTraceFigures } from './use-trace-figures';

interface TracePageProps {
  trace: CollectedTrace;
  /** How the rest of it comes; absent where it is from a file, and the collector knows nothing of it. */
  pages?: TracePages;
}

/** Everything about one trace: what it is on top, and below the ways to look at it. */
export function TracePage({ trace, pages }: TracePageProps) {
  const figures = useTraceFigures(trace);
  const { tree, whole, errors, failed, critical, shares, skews, services } = figures;
  const slugs = useProjectSlugs();
  const tab = useTraceTab();
  const isFromFile = pages === undefined;
  const reasons = useOrphanReasons(tree, trace, isFromFile);
  const { fresh, count: arrived } = useArrivals(tree, pages?.isLoadingMore ?? false);
  const orphans = useMemo(() => tree.transactions.filter(({ kind }) => kind === 'orphan'), [tree]);
  return (
    <>
      <TraceHeader
        tree={tree}
        whole={whole}
        services={services.services.length}
        failed={failed}
        actions={!isFromFile && <TraceActions trace={trace} />}
      >
        <GrowthNote arrived={arrived} fresh={fresh} />
        {pages !== undefined && <PartialTraceNote pages={pages} />}
        <PartialResultsNote />
        <ServiceShares shares={shares} critical={critical} slugs={slugs} />
        <SkewNotes skews={skews} />
        <OrphanNotes orphans={orphans} reasons={reasons} isFromFile={isFromFile} />
      </TraceHeader>
      <TraceTabs shown={tab} counts={{ services: services.services.length, errors: tree.errors.length }} />
      {/* Kept while another one is shown: coming back finds folds, zoom and place as they were. */}
      <div hidden={tab !== 'waterfall'}>
        <TraceWaterfall
          figures={figures}
          slugs={slugs}
          reasons={reasons}
          fresh={fresh}
          isFromFile={isFromFile}
        />
      </div>
      {tab === 'services' && (
        <ServicesTab
          services={services}
          critical={critical}
          traceId={isFromFile ? undefined : tree.traceId}
        />
      )}
      {tab === 'flame' && (
        <LatePart what="the flame graph" load={() => import('./tabs/flame-graph/flame-graph')}>
          {({ FlameGraph }) => <FlameGraph tree={tree} />}
        </LatePart>
      )}
      {tab === 'statistics' && <StatisticsTab tree={tree} errors={errors} />}
      {tab === 'errors' && <ErrorsTab tree={tree} errors={errors} failed={failed} isFromFile={isFromFile} />}
    </>
  );
}
