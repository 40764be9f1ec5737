import type { OutlineNode, ShapeComparison, ShapeCounts, TraceResponse } from '@clew/trace-model';
import { compareShape, countShape, namesOfAddresses, outlineTrace } from '@clew/trace-model';
import { useMemo } from 'react';

/** A trace laid on what is expected. */
export interface Shape extends ShapeComparison {
  expected: readonly OutlineNode[];
  counts: ShapeCounts;
  /** What the expected tree calls the trace's addresses. */
  names: Readonly<Record<string, string>>;
}

/** Lays the trace on the tree, once for each answer; of a trace that has not arrived, every line is missing. */
export function useShape(
  expected: readonly OutlineNode[] | undefined,
  trace: TraceResponse | undefined,
): Shape | undefined {
  return useMemo(() => {
    if (expected === undefined) return undefined;
    const asSent = trace === undefined ? [] : outlineTrace(trace);
    const names = namesOfAddresses(expected, asSent);
    const hasNames = Object.keys(names).length > 0;
    const actual = trace !== undefined && hasNames ? outlineTrace(trace, { rename: names }) : asSent;
    const comparison = compareShape(expected, actual);
    return { ...comparison, expected, names, counts: countShape(comparison.roots) };
  }, [expected, trace]);
}
