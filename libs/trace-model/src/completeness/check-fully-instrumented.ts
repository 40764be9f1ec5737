import { assembleTrace } from '../tree/assemble-trace';
import type { TraceResponse } from '../stored-trace';
import type { SpanNode } from '../tree/trace-tree';
import { walkSpans } from '../tree/walk-spans';

export interface InstrumentationCounts {
  transactions: number;
  /** Root spans included. */
  spans: number;
  /** Root spans whose parent lives in another service. */
  linksAcrossServices: number;
  /** Child spans whose parent is part of the same transaction. */
  parentsInsideService: number;
  /** Spans that name no parent. */
  parentless: number;
}

export interface InstrumentationReport {
  counts: InstrumentationCounts;
  /** One line each; none for a trace of a fully instrumented system. */
  violations: string[];
}

/**
 * Checks what holds for every trace of a fully instrumented system: the only span without a parent is the root of the
 * initial transaction; every other root's parent lives in a previous service; every child span lives in the same
 * service, and transaction, as its parent.
 */
export function checkFullyInstrumented(trace: TraceResponse): InstrumentationReport {
  const { transactions } = assembleTrace(trace);
  const spans = transactions.flatMap(({ root }) => [...walkSpans(root)]);
  const parentless = spans.filter(({ span }) => span.parent_span_id === null);
  const violations = spans.flatMap((node) => {
    const problem = problemOf(node);
    return problem === undefined ? [] : [`${labelOf(node)}: ${problem}`];
  });
  if (parentless.length !== 1) {
    violations.unshift(`one span of a trace has no parent, but here it is ${parentless.length}`);
  }
  return {
    counts: {
      transactions: transactions.length,
      spans: spans.length,
      linksAcrossServices: spans.filter(isLinkAcrossServices).length,
      parentsInsideService: spans.filter((node) => !node.isRoot && node.detached === undefined).length,
      parentless: parentless.length,
    },
    violations,
  };
}

function isLinkAcrossServices({ begins, transaction }: SpanNode): boolean {
  return begins?.parent !== undefined && begins.parent.transaction.project !== transaction.project;
}

function problemOf(node: SpanNode): string | undefined {
  const { begins, span } = node;
  if (begins?.kind === 'originating') return undefined;
  if (span.parent_span_id === null) return 'is a child span, but names no parent';
  if ((begins ?? node).detached === 'parent-cycle') return 'is its own ancestor';
  if (begins === undefined) {
    return node.detached && `its parent span ${span.parent_span_id} is not in its transaction`;
  }
  if (begins.kind === 'orphan') return `its parent span ${span.parent_span_id} is in no known transaction`;
  return isLinkAcrossServices(node)
    ? undefined
    : 'begins a transaction, but its parent is in the same service';
}

function labelOf({ span, transaction }: SpanNode): string {
  return [transaction.project, span.op ?? 'default', span.description ?? span.span_id].join('  ');
}
