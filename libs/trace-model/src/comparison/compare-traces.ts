import { childrenInTrace } from '../tree/children-in-trace';
import { selfTime } from '../time/self-time';
import { entryOf } from '../tree/entry-of';
import type { SpanNode, TraceTree } from '../tree/trace-tree';

/** A place in the trees of two traces: the span there in one of them, or in both. */
export interface ComparedSpan {
  /** Unique within the comparison. */
  key: string;
  depth: number;
  left: SpanNode | undefined;
  right: SpanNode | undefined;
  /** By how many seconds the right one takes longer; undefined where only one is there. */
  durationDelta: number | undefined;
  /** The same of what each does itself. */
  selfTimeDelta: number | undefined;
  children: ComparedSpan[];
}

/** What two traces have in common and where they differ. */
export interface TraceComparison {
  roots: ComparedSpan[];
  /** All places, each before those below it. */
  spans: ComparedSpan[];
}

/**
 * Lays one trace on another. Two spans stand at the same place where their parents do and they have the same service,
 * op and description, numbers and ids in it aside; of several alike, the first goes with the first, by start time, the
 * second with the second. What hangs below a span that only one trace has, only that trace has.
 *
 * The order is the left trace's; what only the right one has follows the sibling that it follows there, and what only
 * the left one has at that place.
 */
export function compareTraces(
  left: Pick<TraceTree, 'roots'>,
  right: Pick<TraceTree, 'roots'>,
): TraceComparison {
  const rootsOf = (tree: Pick<TraceTree, 'roots'>) => tree.roots.map(({ root }) => root);
  const roots = comparedSiblings(rootsOf(left), rootsOf(right), 0);
  const spans: ComparedSpan[] = [];
  const waiting = [...roots].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    spans.push(next);
    next.children = comparedSiblings(childrenOf(next.left), childrenOf(next.right), next.depth + 1);
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
  return { roots, spans };
}

function childrenOf(node: SpanNode | undefined): readonly SpanNode[] {
  return node === undefined ? [] : childrenInTrace(node);
}

function comparedSiblings(
  left: readonly SpanNode[],
  right: readonly SpanNode[],
  depth: number,
): ComparedSpan[] {
  const waitingRight = byLikeness(right);
  const partners = new Map<SpanNode, SpanNode>();
  for (const node of left) {
    const partner = waitingRight.get(likenessOf(node))?.shift();
    if (partner !== undefined) partners.set(node, partner);
  }
  const matched = new Set(partners.values());
  const followers = followersIn(right, matched);
  const places: ComparedSpan[] = [];
  const addFollowers = (node: SpanNode | undefined) => {
    for (const follower of followers.get(node) ?? []) places.push(compared(undefined, follower, depth));
  };
  let before: SpanNode | undefined;
  for (const node of left) {
    const partner = partners.get(node);
    if (partner !== undefined) {
      addFollowers(before);
      before = partner;
    }
    places.push(compared(node, partner, depth));
  }
  addFollowers(before);
  return places;
}

function byLikeness(nodes: readonly SpanNode[]): Map<string, SpanNode[]> {
  const alike = new Map<string, SpanNode[]>();
  for (const node of nodes) entryOf(alike, likenessOf(node), () => []).push(node);
  return alike;
}

/** What only the right trace has, by the matched sibling that it follows there. */
function followersIn(
  right: readonly SpanNode[],
  matched: ReadonlySet<SpanNode>,
): Map<SpanNode | undefined, SpanNode[]> {
  const followers = new Map<SpanNode | undefined, SpanNode[]>();
  let before: SpanNode | undefined;
  for (const node of right) {
    if (matched.has(node)) before = node;
    else entryOf(followers, before, () => []).push(node);
  }
  return followers;
}

function compared(left: SpanNode | undefined, right: SpanNode | undefined, depth: number): ComparedSpan {
  const both = left !== undefined && right !== undefined;
  return {
    key: left === undefined ? `right:${right?.key ?? ''}` : `left:${left.key}`,
    depth,
    left,
    right,
    durationDelta: both ? durationOf(right) - durationOf(left) : undefined,
    selfTimeDelta: both ? selfTime(right) - selfTime(left) : undefined,
    children: [],
  };
}

function durationOf({ span }: SpanNode): number {
  return Math.max(0, span.timestamp - span.start_timestamp);
}

function likenessOf({ span, transaction, isRoot }: SpanNode): string {
  const begins = isRoot ? 'transaction' : 'span';
  return [begins, transaction.project, span.op ?? '', withoutNumbers(span.description ?? '')].join('\n');
}

/** A description without what differs from one request to the next: numbers, and ids in hex digits, read `#`. */
export function withoutNumbers(description: string): string {
  return description
    .replace(/\b(?=[a-f-]*\d)[\da-f]{8,}(?:-[\da-f]{4,})*\b/gi, '#')
    .replace(/\d+(?:[.,]\d+)*/g, '#');
}

/** What counts as a difference in time. */
const TELLING_SECONDS = 0.001;
const TELLING_SHARE = 0.1;

/** How a place differs: only one trace has it, it ends with another status, or else the right one takes longer or shorter. */
export type DifferenceKind = 'left' | 'right' | 'status' | 'slower' | 'faster';

/**
 * How a place differs between the two traces, undefined where it does not. What tells most goes first, so that each place
 * counts once. Slower and faster is what takes a millisecond and a tenth of what it took in the left one more or less.
 */
export function differenceOf({ left, right, durationDelta }: ComparedSpan): DifferenceKind | undefined {
  if (left === undefined) return 'right';
  if (right === undefined || durationDelta === undefined) return 'left';
  if (statusOf(left) !== statusOf(right)) return 'status';
  if (Math.abs(durationDelta) < Math.max(TELLING_SECONDS, TELLING_SHARE * durationOf(left))) return undefined;
  return durationDelta > 0 ? 'slower' : 'faster';
}

/** Whether a place differs between the two traces. */
export function differs(compared: ComparedSpan): boolean {
  return differenceOf(compared) !== undefined;
}

function statusOf({ span }: SpanNode): string {
  return span.status || 'unknown';
}

/** The places that differ, and those above them, in the order given. */
export function differingSpans(spans: readonly ComparedSpan[]): ComparedSpan[] {
  const shown: ComparedSpan[] = [];
  // From the last to the first: what hangs below a span follows it, so by then it is known whether any of it differs.
  let neededDepth = 0;
  for (let index = spans.length - 1; index >= 0; index -= 1) {
    const span = spans[index];
    if (span === undefined) continue;
    const isAbove = span.depth < neededDepth;
    if (isAbove || differs(span)) {
      shown.push(span);
      neededDepth = span.depth;
    }
  }
  return shown.reverse();
}
