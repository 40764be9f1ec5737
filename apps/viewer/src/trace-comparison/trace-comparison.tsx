import type { TraceResponse } from '@clew/trace-model';
import { compareServices, compareTraces, differingSpans, differs } from '@clew/trace-model';
import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { PartialTraceNote } from '../trace-pages/partial-trace-note';
import { useTracePages } from '../trace-pages/use-trace-pages';
import { useLiveRefetch } from '../live/use-live-refetch';
import { usePageTitle } from '../browser/use-page-title';
import { ComparedServices } from './compared-services';
import { comparedTrace, type ComparedTrace } from './compared-trace';
import { ComparisonHeader } from './comparison-header';
import { MissingTrace } from './missing-trace';
import type { ComparedSides } from './tree/comparison-row';
import { ComparisonTree } from './tree/comparison-tree';
import './trace-comparison.css';

interface TraceComparisonProps {
  left: string;
  right: string;
}

/** Two traces as one tree, also while they arrive: what only one of them has, and what takes longer in which. */
export function TraceComparison({ left, right }: TraceComparisonProps) {
  usePageTitle(`Traces ${left.slice(0, 8)} and ${right.slice(0, 8)}`);
  useLiveRefetch('trace', left);
  useLiveRefetch('trace', right);
  const [leftPages, rightPages] = [useTracePages(left), useTracePages(right)];
  const awaitedLeft = { traceId: left, pages: leftPages };
  const awaitedRight = { traceId: right, pages: rightPages };
  if (leftPages.trace === undefined) return <MissingTrace missing={awaitedLeft} other={awaitedRight} />;
  if (rightPages.trace === undefined) return <MissingTrace missing={awaitedRight} other={awaitedLeft} />;
  return (
    <Comparison left={leftPages.trace} right={rightPages.trace}>
      <PartialTraceNote pages={leftPages} name="The left trace" />
      <PartialTraceNote pages={rightPages} name="The right trace" />
    </Comparison>
  );
}

interface ComparisonProps {
  left: TraceResponse;
  right: TraceResponse;
  /** What of the two is not here. */
  children: ReactNode;
}

function Comparison({ left, right, children }: ComparisonProps) {
  const [parameters, setParameters] = useSearchParams();
  const showsOnlyDifferences = parameters.get('only') === 'differences';
  const [one, other] = useMemo(() => [comparedTrace(left), comparedTrace(right)], [left, right]);
  const { spans } = useMemo(() => compareTraces(one.tree, other.tree), [one, other]);
  const sides = useMemo(() => comparedSides(one, other), [one, other]);
  const services = useMemo(() => compareServices(spans), [spans]);
  const differing = useMemo(() => differingSpans(spans), [spans]);
  const differences = useMemo(() => spans.filter(differs).length, [spans]);
  const showOnlyDifferences = (isWanted: boolean) =>
    setParameters(isWanted ? { only: 'differences' } : {}, { replace: true });
  return (
    <>
      <ComparisonHeader left={one} right={other} spans={spans} differences={differences}>
        <label className="comparison-filter">
          <input
            type="checkbox"
            checked={showsOnlyDifferences}
            onChange={({ target }) => showOnlyDifferences(target.checked)}
          />
          Only differences
        </label>
      </ComparisonHeader>
      {children}
      <ComparedServices services={services} />
      <ComparisonTree spans={showsOnlyDifferences ? differing : spans} sides={sides} />
    </>
  );
}

function comparedSides(left: ComparedTrace, right: ComparedTrace): ComparedSides {
  return {
    leftTraceId: left.tree.traceId,
    rightTraceId: right.tree.traceId,
    longest: Math.max(left.longest, right.longest),
  };
}
