import type { InstrumentationGap, SpanRow } from '@clew/trace-model';
import type { RowIndex } from './row-index';

/** Where a row stands among the rows of its parent, as assistive technology counts: the first is 1. */
interface PlaceInSet {
  position: number;
  setSize: number;
}

/** A span's line of the span view. */
export interface SpanViewRow extends PlaceInSet {
  kind: 'span';
  /** Unique among the rows. */
  key: string;
  /** By which the address names the row when its details are open. */
  address: string;
  depth: number;
  row: SpanRow;
  /** Whether the rows below are left out. */
  isFolded: boolean;
  /** Whether there are any that could be: not among matches alone, which are all shown. */
  canFold: boolean;
}

/** A stretch without spans, shown between the two siblings that it separates. */
export interface GapViewRow extends PlaceInSet {
  kind: 'gap';
  key: string;
  address: string;
  depth: number;
  gap: InstrumentationGap;
}

/** One line of the span view. */
export type ViewRow = SpanViewRow | GapViewRow;

interface ViewRowOptions {
  gaps: readonly InstrumentationGap[];
  /** The keys of the rows below which all are left out. */
  folded: ReadonlySet<string>;
  /** Where given, these are shown with what they hang from, whatever is folded, and nothing else. */
  onlyKeys?: ReadonlySet<string> | undefined;
}

/** Puts each gap in front of the span that ends it; a gap whose span is folded away is folded away with it. */
export function viewRows(index: RowIndex, { gaps, folded, onlyKeys }: ViewRowOptions): ViewRow[] {
  const shown = onlyKeys === undefined ? undefined : placesWithParents(index, onlyKeys);
  const gapBefore = new Map(shown === undefined ? gaps.map((gap) => [gap.before, gap]) : []);
  const viewed: ViewRow[] = [];
  for (let place = 0; place < index.rows.length;) {
    const row = index.rows[place];
    const isHidden = row === undefined || (shown !== undefined && !shown.has(place));
    if (isHidden) {
      place += 1;
      continue;
    }
    const canFold = shown === undefined && row.childCount > 0;
    const isFolded = canFold && folded.has(row.node.key);
    const gap = gapBefore.get(row.node);
    if (gap !== undefined) viewed.push(gapRow(index, row, gap));
    viewed.push(spanRow(index, row, { isFolded, canFold }));
    place = isFolded ? index.endOf(place) : place + 1;
  }
  countSiblings(viewed);
  return viewed;
}

function placesWithParents(index: RowIndex, keys: ReadonlySet<string>): ReadonlySet<number> {
  const places = new Set<number>();
  for (const key of keys) {
    let place = index.placeOf(key);
    while (place !== undefined && !places.has(place)) {
      places.add(place);
      place = index.placeOf(index.parentOf(place)?.node.key ?? '');
    }
  }
  return places;
}

function spanRow(index: RowIndex, row: SpanRow, folding: Pick<SpanViewRow, 'isFolded' | 'canFold'>): ViewRow {
  const { node, depth } = row;
  const address = index.addressOf(node);
  return { kind: 'span', key: node.key, address, depth, row, ...folding, position: 1, setSize: 1 };
}

function gapRow(index: RowIndex, { node, depth }: SpanRow, gap: InstrumentationGap): ViewRow {
  const address = `gap-${index.addressOf(node)}`;
  return { kind: 'gap', key: `gap-${node.key}`, address, depth, gap, position: 1, setSize: 1 };
}

function countSiblings(rows: readonly ViewRow[]): void {
  const open: ViewRow[][] = [];
  const close = (depth: number) => {
    for (const siblings of open.splice(depth)) for (const row of siblings) row.setSize = siblings.length;
  };
  for (const row of rows) {
    close(row.depth + 1);
    const siblings = (open[row.depth] ??= []);
    siblings.push(row);
    row.position = siblings.length;
  }
  close(0);
}
