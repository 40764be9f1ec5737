import { isNotFound } from '../collector/collector-client';
import { countOf } from '../format/format-number';
import type { TracePages } from './use-trace-pages';

interface PartialTraceNoteProps {
  pages: Omit<TracePages, 'isWhole'>;
  /** What the note is about, where there are several. */
  name?: string;
}

/** What of a trace is not there, and why: still under way, not to be had just now, or more than is ever answered. */
export function PartialTraceNote({ pages, name = 'This trace' }: PartialTraceNoteProps) {
  const { trace, isLoadingMore, error } = pages;
  if (trace === undefined) return null;
  const loaded = countOf(trace.transactions.length, 'transaction');
  return (
    <>
      <p role="status" className={isLoadingMore ? 'partial-note' : 'visually-hidden'}>
        {isLoadingMore && `${name}: ${loaded} loaded, more under way …`}
      </p>
      {error !== null && !isLoadingMore && !isNotFound(error) && (
        <FailedPart pages={pages} name={name} loaded={loaded} />
      )}
      {error !== null && isNotFound(error) && (
        <p role="status" className="partial-note partial-note--warning">
          {name} is no longer stored, or no longer for you to view: it may have been removed by age. This is
          what was loaded before.
        </p>
      )}
      {trace.truncated === true && trace.next_cursor === undefined && (
        <p className="partial-note partial-note--warning">
          {name} is longer than what can be shown at once: the first {loaded} are here. The collector answers
          at most 10,000 events or 32 MiB of a trace. Parents in the rest are missing here, and figures are of
          what is shown.
        </p>
      )}
    </>
  );
}

type FailedPartProps = Required<PartialTraceNoteProps> & { loaded: string };

function FailedPart({ pages: { trace, error, refetch }, name, loaded }: FailedPartProps) {
  return (
    <p role="alert" className="partial-note partial-note--warning">
      {trace?.next_cursor === undefined
        ? `${name} could not be asked for again, and may have grown: `
        : `${name} is here in part, the first ${loaded}. The rest could not be loaded: `}
      {error?.message}{' '}
      <button type="button" className="button button--small" onClick={refetch}>
        Try again
      </button>
    </p>
  );
}
