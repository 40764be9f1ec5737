import { isNotFound } from '../collector/collector-client';
import { ErrorNotice, LoadingNotice } from '../design/notices/notices';
import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../browser/use-page-title';
import { AwaitedTrace } from './loading/awaited-trace';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { TracePage } from './trace-page';
import './tabs/trace-tab.css';
import './trace-view.css';

/** A whole trace, all services on one page, growing while its transactions arrive. */
export function TraceView({ traceId }: { traceId: string }) {
  usePageTitle(`Trace ${traceId.slice(0, 8)}`);
  useLiveRefetch('trace', traceId);
  const pages = useTracePages(traceId);
  const { trace, error, refetch } = pages;
  if (trace !== undefined) return <TracePage trace={trace} pages={pages} />;
  if (error === null) return <LoadingNotice what="the trace" />;
  if (isNotFound(error)) return <AwaitedTrace traceId={traceId} />;
  return <ErrorNotice title="This trace cannot be shown" error={error} onRetry={refetch} />;
}
