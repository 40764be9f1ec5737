import type { InstrumentationGap, SpanNode } from '@clew/trace-model';
import { StoredText } from '../../design/stored-text';
import { formatDuration } from '../../format/format-duration';
import { spanName } from '../rows/span-label';
import { useSpanViewScope } from '../span-view-scope';

/** What a "Missing Instrumentation" row means, which spans it lies between, and what to do about it. */
export function GapDetails({ gap }: { gap: InstrumentationGap }) {
  const { shortestGapMs } = useSpanViewScope();
  const duration = formatDuration((gap.endTimestamp - gap.startTimestamp) * 1_000);
  return (
    <div className="span-details">
      <p className="span-details__explanation">
        {duration} of <SpanName node={gap.parent} /> are not accounted for by any of the transaction’s spans:
        after <SpanName node={gap.after} /> had finished and before <SpanName node={gap.before} /> started.
        This likely means that you need to manually instrument that part of your process.
      </p>
      <details className="how-to">
        <summary>How to instrument it manually</summary>
        <ol>
          <li>
            Find what the code does between the two spans named above. If that is waiting on purpose, leave
            it: the button “Missing Instrumentation” above the spans hides these rows.
          </li>
          <li>
            Give the work a span of its own, with an op that says what kind of work it is and a description
            that says which:
            <pre className="code-block">
              {
                "await tracer.startSpan({ op: 'function', description: 'rank delivery options' }, () =>\n  rank(options),\n);"
              }
            </pre>
          </li>
          <li>
            Where the work is a call of a library that is instrumented, the instrumentation is missing
            instead: pass the library to it once, where the service starts, before the first call.
          </li>
        </ol>
        <p className="quiet">
          Stretches of {formatDuration(shortestGapMs)} and more between two spans of one parent are marked, as
          chosen beside that button. In a browser that is disabled: there, nothing runs for most of the time.
        </p>
      </details>
    </div>
  );
}

function SpanName({ node }: { node: SpanNode | undefined }) {
  return node === undefined ? (
    <>its own limits</>
  ) : (
    <strong>
      <StoredText>{spanName(node.span)}</StoredText>
    </strong>
  );
}
