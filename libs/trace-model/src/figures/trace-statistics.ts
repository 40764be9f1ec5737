import { isFailedStatus } from '../failures/failed-status';
import type { PlacedErrors } from '../failures/place-errors';
import { selfTime } from '../time/self-time';
import { entryOf } from '../tree/entry-of';
import type { SpanNode, TraceTree } from '../tree/trace-tree';
import { walkSpans } from '../tree/walk-spans';

/** Figures of all spans of a trace that have something in common; durations in seconds. */
export interface SpanFigures {
  count: number;
  total: number;
  /** Of the total, what no child accounts for. */
  self: number;
  average: number;
  longest: number;
  /** How many of the spans failed, by their status. */
  failed: number;
  /** How many errors happened in them; one may happen in a span that ends well. */
  errors: number;
}

/** The figures of an op, or of one description of it. */
export interface OpFigures extends SpanFigures {
  op: string;
  /** Undefined where all descriptions of the op are counted together. */
  description: string | undefined;
}

export type StatisticsGrouping = 'op' | 'description';

/** The figures of a trace by op, or by op and description, in the order of the first span of each. */
export function traceStatistics(
  { transactions }: Pick<TraceTree, 'transactions'>,
  { by, errors }: { by: StatisticsGrouping; errors: Pick<PlacedErrors, 'at'> },
): OpFigures[] {
  const groups = new Map<string, OpFigures>();
  for (const { root } of transactions) {
    for (const node of walkSpans(root)) {
      const op = node.span.op ?? '';
      const description = by === 'op' ? undefined : (node.span.description ?? '');
      const key = description === undefined ? op : `${op}\n${description}`;
      const group = entryOf(groups, key, () => ({ op, description, ...noFigures() }));
      addSpan(group, node, errors);
    }
  }
  return [...groups.values()];
}

/** The figures of no span. */
export function noFigures(): SpanFigures {
  return { count: 0, total: 0, self: 0, average: 0, longest: 0, failed: 0, errors: 0 };
}

/** Counts a span in. */
export function addSpan(figures: SpanFigures, node: SpanNode, errors: Pick<PlacedErrors, 'at'>): void {
  const { start_timestamp, timestamp, status } = node.span;
  const duration = Math.max(0, timestamp - start_timestamp);
  figures.count += 1;
  figures.total += duration;
  figures.self += selfTime(node);
  figures.average = figures.total / figures.count;
  figures.longest = Math.max(figures.longest, duration);
  if (isFailedStatus(status)) figures.failed += 1;
  figures.errors += errors.at.get(node.key)?.length ?? 0;
}
