import { drawOutline, expectedOutline, outlineTrace, type TraceResponse } from '@clew/trace-model';
import { useState } from 'react';
import { Link } from 'wouter';
import { isNotFound } from '../../collector/collector-client';
import { ErrorNotice } from '../../design/notices/notices';
import { formatCount } from '../../format/format-number';
import { shapePath } from '../../routes';
import { LatestTraces } from '../../trace-pages/latest-traces';
import { PastedTrace } from '../../trace-pages/pasted-trace';
import { expectedAddress, type ExpectedFrom } from './expected-from';
import { MOST_LINES } from './read-tree';
import { TEXT_TRACE_NAMES, TEXT_TRACES } from './text-traces';
import { TreeEditor } from './tree-editor';
import type { ExpectedShape } from './use-expected-shape';

interface ChooseExpectedProps {
  expected: ExpectedShape;
  traceId: string;
  trace: TraceResponse | undefined;
}

type Panel = 'another' | 'tree';

/** What the trace is to be: one of the text's own, what another trace is, or a tree that somebody draws. */
export function ChooseExpected({ expected, traceId, trace }: ChooseExpectedProps) {
  const { from, roots, problem } = expected;
  const [asked, setAsked] = useState<Panel>();
  const panel = asked ?? (problem === undefined ? undefined : 'tree');
  const { parameters } = expectedAddress(from);
  const first = trace?.transactions.find(({ parent_span_id }) => parent_span_id === null);
  const choose = (next: Parameters<ExpectedShape['expect']>[0]) => {
    setAsked(undefined);
    expected.expect(next);
  };
  const toggle = (next: Panel) => setAsked(panel === next ? undefined : next);
  return (
    <section className="card expected" aria-labelledby="expected-title">
      <div className="expected__choice">
        <h2 id="expected-title">What is expected?</h2>
        <nav aria-label="The text’s own traces" className="expected__names">
          {TEXT_TRACE_NAMES.map((name) => {
            const isChosen = from.kind === 'text' && from.name === name;
            return (
              <Link
                key={name}
                href={shapePath(traceId, expectedAddress({ kind: 'text', name }).parameters)}
                className={`button button--small ${isChosen ? 'expected__chosen' : ''}`}
                aria-current={isChosen ? 'true' : undefined}
                onClick={() => setAsked(undefined)}
              >
                {TEXT_TRACES[name].title}
              </Link>
            );
          })}
        </nav>
        <PanelButton name="Another trace…" isOpen={panel === 'another'} onPress={() => toggle('another')} />
        <PanelButton
          name={roots === undefined ? 'Draw a tree…' : 'Edit the tree…'}
          isOpen={panel === 'tree'}
          onPress={() => toggle('tree')}
        />
      </div>
      {from.kind === 'nothing' && panel === undefined && <Introduction />}
      <OtherTraceNote expected={expected} />
      {expected.isHeldOnly && (
        <p className="expected__note">
          This tree is too long for an address. It stays with this entry of the browser’s history; who opens
          the address elsewhere does not have it, and can open it from a file.
        </p>
      )}
      {panel === 'another' && (
        <>
          <PastedTrace
            action="Expect its shape"
            onChoose={(otherId) => choose({ kind: 'trace', traceId: otherId })}
          />
          {first !== undefined && (
            <LatestTraces
              traceId={traceId}
              first={first}
              hrefOf={(otherId) =>
                shapePath(traceId, expectedAddress({ kind: 'trace', traceId: otherId }).parameters)
              }
              onChoose={() => setAsked(undefined)}
            />
          )}
        </>
      )}
      {panel === 'tree' && (
        <TreeEditor
          key={parameters.toString() || treeOf(from)}
          tree={() => (roots === undefined ? treeOf(from) : drawOutline(roots))}
          ownTree={trace === undefined ? undefined : () => drawOutline(expectedOutline(outlineTrace(trace)))}
          onCompare={(drawn) => choose({ kind: 'tree', tree: drawn })}
        />
      )}
    </section>
  );
}

function treeOf(from: ExpectedFrom): string {
  return from.kind === 'tree' ? from.tree : '';
}

function PanelButton(props: { name: string; isOpen: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      className="button button--small"
      aria-expanded={props.isOpen}
      onClick={props.onPress}
    >
      {props.name}
    </button>
  );
}

function Introduction() {
  return (
    <p className="quiet">
      Lay a tree on this trace to see, line by line, what it has of it: the transactions, their spans, and who
      is whose parent. Lines are ticked as they arrive. The same tree is the expectation of a test (
      <code>toMatchTrace</code>): <code>...</code> stands for any text.
    </p>
  );
}

function OtherTraceNote({ expected: { from, otherPages, tooManySpans } }: { expected: ExpectedShape }) {
  if (from.kind !== 'trace') return null;
  const { trace, error, refetch } = otherPages;
  if (tooManySpans !== undefined) {
    return (
      <p role="alert" className="expected__problem">
        Trace <span className="mono">{from.traceId}</span> has {formatCount(tooManySpans)} spans: a shape of
        more than {formatCount(MOST_LINES)} is more than this page compares.
      </p>
    );
  }
  if (trace !== undefined) {
    return (
      <p className="quiet">
        As trace <span className="mono">{from.traceId}</span> is.
      </p>
    );
  }
  if (error === null) return <p role="status">Loading trace {from.traceId.slice(0, 8)} …</p>;
  if (!isNotFound(error))
    return <ErrorNotice title="The other trace cannot be shown" error={error} onRetry={refetch} />;
  return (
    <p role="alert" className="expected__problem">
      No transaction of trace <span className="mono">{from.traceId}</span> has arrived, or it belongs to
      projects that you may not view.
    </p>
  );
}
