import type { InstrumentationGap, SpanRow } from '@clew/trace-model';

/** A stretch without spans, shown between the two siblings that it separates. */
interface GapRow {
  kind: 'gap';
  /** Unique among the rows. */
  key: string;
  /** By which the address names the row when its details are open. */
  id: string;
  depth: number;
  gap: InstrumentationGap;
}

/** One line of the span view. */
export type ViewRow = { kind: 'span'; key: string; id: string; depth: number; row: SpanRow } | GapRow;

/** Puts each gap in front of the span that ends it; a gap whose span is folded away is folded away with it. */
export function viewRows(rows: readonly SpanRow[], gaps: readonly InstrumentationGap[]): ViewRow[] {
  const gapBefore = new Map(gaps.map((gap) => [gap.before?.key, gap]));
  return rows.flatMap((row): ViewRow[] => {
    const { key, span } = row.node;
    const spanRow: ViewRow = { kind: 'span', key, id: span.span_id, depth: row.depth, row };
    const gap = gapBefore.get(key);
    if (gap === undefined) return [spanRow];
    return [{ kind: 'gap', key: `gap:${key}`, id: `gap-${span.span_id}`, depth: row.depth, gap }, spanRow];
  });
}
