import type { TraceTree } from '@clew/trace-model';
import { assembleTrace, missingInstrumentation, placeErrors, spanRowsOfTrace, windowOfTrace } from '@clew/trace-model';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CollectedTrace } from '../collector/collector-client';
import { CollectorError } from '../collector/collector-client';
import { useProjectSlugs } from '../collector/use-projects';
import { useTraceQuestion } from '../collector/use-trace-question';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../design/notices';
import { serviceColour } from '../design/service-colour';
import { SpanErrors } from '../span-view/details/span-errors';
import { SpanView } from '../span-view/span-view';
import type { LegendEntry } from '../span-view/span-view-subject';
import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../page-frame/use-page-title';
import { TraceHeader } from './trace-header';

/** A whole trace, all services on one page, growing while its transactions arrive. */
export function TraceView({ traceId }: { traceId: string }) {
  usePageTitle(`Trace ${traceId.slice(0, 8)}`);
  useLiveRefetch('trace', traceId);
  const { data, error, refetch } = useQuery(useTraceQuestion(traceId));
  if (data !== undefined) return <TraceWaterfall trace={data} />;
  if (error === null) return <LoadingNotice what="the trace" />;
  if (error instanceof CollectorError && error.status === 404) return <AwaitedTrace traceId={traceId} />;
  return <ErrorNotice title="This trace cannot be shown" error={error} onRetry={() => void refetch()} />;
}

/** A trace is known by its transactions, and a transaction is sent when it has finished: it may just be too early. */
function AwaitedTrace({ traceId }: { traceId: string }) {
  return (
    <EmptyNotice title="Waiting for this trace">
      <p>
        No transaction of trace <span className="mono">{traceId}</span> has arrived. A service sends a
        transaction when it has finished; this page shows it as soon as it is stored. If nothing comes, the
        trace was sampled out, or it belongs to projects that you may not view.
      </p>
    </EmptyNotice>
  );
}

function TraceWaterfall({ trace }: { trace: CollectedTrace }) {
  const slugs = useProjectSlugs();
  const tree = useMemo(() => assembleTrace(trace), [trace]);
  const whole = useMemo(() => windowOfTrace(tree), [tree]);
  const gaps = useMemo(() => tree.transactions.flatMap((node) => missingInstrumentation(node)), [tree]);
  const rows = useMemo(() => spanRowsOfTrace(tree), [tree]);
  const errors = useMemo(() => placeErrors(tree), [tree]);
  const subject = useMemo(
    () => ({
      label: 'Trace',
      traceId: tree.traceId,
      errors,
      showsServices: true,
      legend: legendOf(tree, slugs),
      colourOf: ({ transaction }: { transaction: { project: string } }) =>
        serviceColour(transaction.project, slugs),
    }),
    [tree, slugs, errors],
  );
  return (
    <>
      <TraceHeader tree={tree} whole={whole} isTruncated={trace.truncated === true} />
      <SpanView rows={rows} gaps={gaps} subject={subject} whole={whole} />
      {tree.errors.length > 0 && (
        <section className="card trace-errors" aria-labelledby="trace-errors">
          <h2 id="trace-errors">Errors in this trace</h2>
          <SpanErrors errors={tree.errors} />
        </section>
      )}
    </>
  );
}

function legendOf({ transactions }: TraceTree, slugs: readonly string[]): LegendEntry[] {
  const services = [...new Set(transactions.map(({ transaction }) => transaction.project))].sort(
    (left, right) => slugs.indexOf(left) - slugs.indexOf(right) || (left < right ? -1 : 1),
  );
  return services.map((name) => ({ name, colour: serviceColour(name, slugs) }));
}
