import { usePageTitle } from '../browser/use-page-title';
import { isNotFound } from '../collector/collector-client';
import { ErrorNotice, LoadingNotice } from '../design/notices/notices';
import { useLiveRefetch } from '../live/use-live-refetch';
import { PartialResultsNote } from '../sign-in/partial-results-note';
import { PartialTraceNote } from '../trace-pages/partial-trace-note';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { ChooseExpected } from './expected/choose-expected';
import { useExpectedShape } from './expected/use-expected-shape';
import { ShapeTable } from './lines/shape-table';
import { NamesNote } from './summary/names-note';
import { ShapeHeader } from './summary/shape-header';
import { useArriving } from './use-arriving';
import { useShape } from './use-shape';
import './expected/expected.css';
import './lines/shape-table.css';
import './summary/shape-header.css';

/** A trace beside the tree that it is expected to be, ticked line by line, also while it arrives. */
export function TraceShape({ traceId }: { traceId: string }) {
  usePageTitle(`Shape of trace ${traceId.slice(0, 8)}`);
  useLiveRefetch('trace', traceId);
  const pages = useTracePages(traceId);
  const expected = useExpectedShape();
  const { trace, error } = pages;
  const isAwaited = error !== null && isNotFound(error);
  const shape = useShape(expected.roots, trace);
  const isArriving = useArriving(trace);
  const isKnown = trace !== undefined || isAwaited;
  return (
    <>
      {isKnown ? (
        <ShapeHeader traceId={traceId} trace={trace} shape={shape} isArriving={isArriving}>
          {trace !== undefined && <PartialTraceNote pages={pages} />}
          <PartialResultsNote />
          {shape !== undefined && <NamesNote names={shape.names} />}
        </ShapeHeader>
      ) : (
        <NoAnswer error={error} onRetry={pages.refetch} />
      )}
      {/* Whatever becomes of the trace: a tree that is being drawn stays. */}
      <ChooseExpected expected={expected} traceId={traceId} trace={trace} />
      {isKnown && shape !== undefined && (
        <ShapeTable traceId={traceId} shape={shape} isArriving={isArriving} />
      )}
    </>
  );
}

function NoAnswer({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (error === null) return <LoadingNotice what="the trace" />;
  return <ErrorNotice title="This trace cannot be shown" level={1} error={error} onRetry={onRetry} />;
}
