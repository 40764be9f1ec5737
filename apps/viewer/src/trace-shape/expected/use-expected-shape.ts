import { countLines, expectedOutline, outlineTrace, type OutlineNode } from '@clew/trace-model';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useTracePages, type TracePages } from '../../trace-pages/use-trace-pages';
import { expectedAddress, isHeldOnly, readExpectedFrom, type ExpectedFrom } from './expected-from';
import { MOST_LINES, readTree, type TreeProblem } from './read-tree';
import { TEXT_TRACES } from './text-traces';

/** The tree that a trace is to be, as the address says it. */
export interface ExpectedShape {
  from: ExpectedFrom;
  /** Undefined where there is none, none yet, or none that can be read. */
  roots: readonly OutlineNode[] | undefined;
  problem: TreeProblem | undefined;
  /** Of the other trace that it is taken from. */
  otherPages: TracePages;
  /** How many spans that has, where those are too many to be compared. */
  tooManySpans: number | undefined;
  /** Whether the tree is too long for the address. */
  isHeldOnly: boolean;
  /** Expects something else: an entry of the history of its own. */
  expect: (from: ExpectedFrom) => void;
}

/** What is expected, and the way to expect something else. */
export function useExpectedShape(): ExpectedShape {
  const [parameters, setParameters] = useSearchParams();
  const held = useHistoryState<unknown>();
  const from = readExpectedFrom({ parameters, held });
  const otherPages = useTracePages(from.kind === 'trace' ? from.traceId : null);
  const tree = treeOf(from);
  const read = useMemo(() => (tree === undefined ? undefined : readTree(tree)), [tree]);
  const other = useMemo(
    () => otherPages.trace && expectedOutline(outlineTrace(otherPages.trace)),
    [otherPages.trace],
  );
  const spans = useMemo(() => (other === undefined ? 0 : countLines(other).spans), [other]);
  const isTooLong = spans > MOST_LINES;
  const roots = from.kind === 'trace' ? other : read?.roots;
  return {
    from,
    roots: read?.problem === undefined && !isTooLong ? roots : undefined,
    problem: read?.problem,
    otherPages,
    tooManySpans: isTooLong ? spans : undefined,
    isHeldOnly: isHeldOnly({ parameters, held }),
    expect: (next) => {
      const address = expectedAddress(next);
      setParameters(address.parameters, { state: address.held ?? null });
    },
  };
}

function treeOf(from: ExpectedFrom): string | undefined {
  if (from.kind === 'text') return TEXT_TRACES[from.name].tree;
  return from.kind === 'tree' ? from.tree : undefined;
}
