import type { InstrumentationGap, SpanRow, TimeWindow } from '@clew/trace-model';
import { missingInstrumentation } from '@clew/trace-model';
import { useMemo, useRef, useState } from 'react';
import { SpanViewHead } from './display/span-view-head';
import { SpanViewToolbar } from './display/span-view-toolbar';
import { useDisplayPreferences } from './display/use-display-preferences';
import { ViewFrame } from './display/view-frame';
import { useFind, type Find } from './find/use-find';
import { indexRows, type RowIndex } from './rows/row-index';
import { useFoldedRows } from './rows/use-folded-rows';
import { viewRows } from './rows/view-rows';
import { SpanViewScopeContext } from './span-view-scope';
import type { SpanViewSubject } from './span-view-subject';
import './bars/span-bar.css';
import './details/details.css';
import './display/legend.css';
import './minimap/minimap.css';
import './ruler/time-ruler.css';
import './span-view.css';
import './tree/span-tree.css';
import './marks/span-marks.css';
import './cells/gap-label.css';
import { MissingSpans } from './tree/missing-spans';
import { SpanTree } from './tree/span-tree';
import { useOpenRows, type ArrivedRow } from './tree/use-open-rows';
import { useAxis } from './zoom/use-axis';
import { ZoomProvider } from './zoom/zoom-context';

interface SpanViewProps {
  /** All rows, nothing left out. */
  rows: readonly SpanRow[];
  subject: SpanViewSubject;
  /** The time that all rows cover. */
  whole: TimeWindow;
}

/** Minimap on top; below it the tree of spans on the left and their coloured rectangles on the right. */
export function SpanView({ rows, subject, whole }: SpanViewProps) {
  const [preferences, onChange] = useDisplayPreferences();
  const [head, findBox, keyHelp] = [useRef(null), useRef(null), useRef<HTMLDialogElement>(null)];
  const index = useMemo(() => indexRows(rows), [rows]);
  const { axis, waits } = useAxis(rows, whole, preferences.squeezesWaits);
  const { showsCriticalPath, shortestGapMs } = preferences;
  const scope = useMemo(
    () => ({ subject, index, showsCriticalPath, shortestGapMs }),
    [subject, index, showsCriticalPath, shortestGapMs],
  );
  const gaps = useMemo(() => gapsIn(rows, shortestGapMs), [rows, shortestGapMs]);
  const open = useOpenRows(index);
  const { find, shownRows, wanted, fold } = useShownRows({
    index,
    arrived: open.arrived,
    gaps: preferences.showsMissingInstrumentation ? gaps : NO_GAPS,
  });
  const counts = { gaps: gaps.length, waits, hasCriticalPath: subject.criticalStretchesOf !== undefined };
  const toolbar = { find, findBox, preferences, onChange, counts };
  return (
    <ZoomProvider axis={axis}>
      <SpanViewScopeContext value={scope}>
        <ViewFrame
          label={subject.label}
          treeShare={preferences.treeShare}
          findBox={findBox}
          keyHelp={keyHelp}
        >
          <SpanViewHead
            ref={head}
            rows={rows}
            subject={subject}
            preferences={preferences}
            hasGaps={shownRows.some(({ kind }) => kind === 'gap')}
            onChange={onChange}
          >
            <SpanViewToolbar {...toolbar} onShowKeys={() => keyHelp.current?.showModal()} />
          </SpanViewHead>
          <MissingSpans addresses={open.missing} isOfTrace={subject.showsServices} />
          <SpanTree
            rows={shownRows}
            found={useFound(find)}
            open={open}
            wanted={wanted}
            head={head}
            onFold={fold}
          />
        </ViewFrame>
      </SpanViewScopeContext>
    </ZoomProvider>
  );
}

interface ShownRowsOptions {
  index: RowIndex;
  gaps: readonly InstrumentationGap[];
  arrived: ArrivedRow | undefined;
}

/** The rows that are left when some are folded away or did not match, and the one that was gone to. */
function useShownRows({ index, gaps, arrived }: ShownRowsOptions) {
  const { folded, fold, unfold } = useFoldedRows();
  const [wanted, setWanted] = useState<ArrivedRow>();
  const goTo = (row: ArrivedRow) => {
    unfold(index.keysAbove(row.key));
    setWanted(row);
  };
  const [lastArrived, setLastArrived] = useState<ArrivedRow>();
  if (arrived !== lastArrived) {
    setLastArrived(arrived);
    if (arrived !== undefined) goTo(arrived);
  }
  const find = useFind(index, (key) => goTo({ key, takesFocus: false }));
  const onlyKeys = useOnlyKeys(find);
  const shownRows = useMemo(
    () => viewRows(index, { gaps, folded, onlyKeys }),
    [index, gaps, folded, onlyKeys],
  );
  return { find, shownRows, wanted, fold };
}

const NO_GAPS: readonly InstrumentationGap[] = [];

/** The gaps of the transactions that have their first row here. */
function gapsIn(rows: readonly SpanRow[], thresholdMs: number): InstrumentationGap[] {
  return rows
    .filter(({ node }) => node.isRoot)
    .flatMap(({ node }) =>
      missingInstrumentation({ root: node, transaction: node.transaction }, { thresholdMs }),
    );
}

/** The matches, where nothing else is to be shown. */
function useOnlyKeys({ showsOnlyMatches, matches }: Find): ReadonlySet<string> | undefined {
  return useMemo(
    () => (showsOnlyMatches && matches !== undefined ? new Set(matches.keys()) : undefined),
    [showsOnlyMatches, matches],
  );
}

/** What rows have to know of a search. */
function useFound({ needle, matches, current }: Find) {
  return useMemo(() => ({ needle, matches: matches ?? new Map(), current }), [needle, matches, current]);
}
