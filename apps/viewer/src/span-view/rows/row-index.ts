import type { SpanNode, SpanRow } from '@clew/trace-model';
import { onDemand } from './on-demand';

/** What is known of the rows of a span view, nothing folded away; made once for each trace, asked for each row. */
export interface RowIndex {
  rows: readonly SpanRow[];
  /** Where the row of a span stands, by the span's key. */
  placeOf(key: string): number | undefined;
  /** The row from which the one at `place` hangs. */
  parentOf(place: number): SpanRow | undefined;
  /** The keys of the rows from which a row hangs, the nearest first. */
  keysAbove(key: string): string[];
  /** The place after the last row below the one at `place`. */
  endOf(place: number): number;
  /** By which the address names a span: its id, or its key where the id is not the only one of its kind. */
  addressOf(node: SpanNode): string;
  /** The span that an address names; of several with one id, the first. */
  keyAt(address: string): string | undefined;
}

/** Reads rows in pre-order once, from front to back. */
export function indexRows(rows: readonly SpanRow[]): RowIndex {
  const places = onDemand(() => new Map(rows.map(({ node }, place) => [node.key, place])));
  const ends = endsOf(rows);
  const { firstKeys, repeated } = readSpanIds(rows);
  const endOf = (place: number) => ends[place] ?? rows.length;
  return {
    rows,
    placeOf: (key) => places().get(key),
    parentOf: (place) => rows[rows[place]?.parentIndex ?? -1],
    endOf,
    keysAbove: (key) => {
      const above: string[] = [];
      let row = rows[places().get(key) ?? -1];
      for (row = rows[row?.parentIndex ?? -1]; row !== undefined; row = rows[row.parentIndex]) {
        above.push(row.node.key);
      }
      return above;
    },
    addressOf: ({ key, span }) => (repeated.has(span.span_id) ? key : span.span_id),
    keyAt: (address) => (places().has(address) ? address : firstKeys.get(address)),
  };
}

/** What is below a row comes right after it. */
function endsOf(rows: readonly SpanRow[]): Int32Array {
  const ends = Int32Array.from(rows, (_, place) => place + 1);
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    const parent = rows[place]?.parentIndex ?? -1;
    if (parent >= 0) ends[parent] = Math.max(ends[parent] ?? 0, ends[place] ?? 0);
  }
  return ends;
}

function readSpanIds(rows: readonly SpanRow[]): { firstKeys: Map<string, string>; repeated: Set<string> } {
  const firstKeys = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { node } of rows) {
    const { span_id: spanId } = node.span;
    if (firstKeys.has(spanId)) repeated.add(spanId);
    else firstKeys.set(spanId, node.key);
  }
  return { firstKeys, repeated };
}
