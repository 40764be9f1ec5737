import { drawLine } from '../outline/draw-trace';
import type { OutlineNode, TimedOutlineNode } from '../outline/trace-outline';
import { entryOf } from '../tree/entry-of';
import { fillPlaces } from './fill-places';
import { linesMatch } from './match-lines';
import { walkLines } from './walk-lines';

interface Pair {
  expected: OutlineNode;
  actual: TimedOutlineNode;
}

/**
 * Tells which lines of a real trace are those of an expected tree, with all below them. It remembers what it has found,
 * so that a deep tree is gone through once: one is made for a comparison, whose trees must not change meanwhile.
 */
export class SiblingMatcher {
  private readonly shapes = new Map<OutlineNode, number>();
  private readonly shapeByDrawing = new Map<string, number>();
  private readonly verdicts = new Map<number, Map<TimedOutlineNode, boolean>>();

  /**
   * The real sibling for each expected one, in their order; undefined where they do not match. They do where they are
   * the same lines with the same lines below them, each once, in an order that can have happened: where one sibling
   * had ended before another began, it comes first; siblings that overlap in time may come in any order.
   */
  matchingSiblings(
    expected: readonly OutlineNode[],
    actual: readonly TimedOutlineNode[],
  ): TimedOutlineNode[] | undefined {
    if (expected.length !== actual.length) return undefined;
    const { alternatives, alternativeAt } = this.distinctAlternatives(expected);
    const kinds = new Map<TimedOutlineNode, string>();
    for (const sibling of actual) {
      const kind = alternatives.map((line) => (this.nodesMatch(line, sibling) ? '1' : '0')).join('');
      if (!kind.includes('1')) return undefined;
      kinds.set(sibling, kind);
    }
    return fillPlaces({ alternativeAt, siblings: actual, kindOf: (sibling) => kinds.get(sibling) ?? '' });
  }

  /** Whether a line and all lines below it match. */
  nodesMatch(expected: OutlineNode, actual: TimedOutlineNode): boolean {
    if (!this.mayMatch(expected, actual)) return false;
    if (expected.children.length === 0) return true;
    return this.verdictOf({ expected, actual }) ?? this.decide({ expected, actual });
  }

  private mayMatch(expected: OutlineNode, actual: TimedOutlineNode): boolean {
    return expected.children.length === actual.children.length && linesMatch(expected, actual);
  }

  /** Decides about a pair by way of all that hangs below, from the lowest up: trees may be deeper than a stack. */
  private decide(pair: Pair): boolean {
    const pairs = [pair];
    this.remember(pair, false);
    for (const { expected, actual } of pairs) {
      for (const below of this.undecidedPairs(expected.children, actual.children)) {
        this.remember(below, false);
        pairs.push(below);
      }
    }
    for (const undecided of pairs.reverse()) {
      const { expected, actual } = undecided;
      this.remember(undecided, this.matchingSiblings(expected.children, actual.children) !== undefined);
    }
    return this.verdictOf(pair) ?? false;
  }

  private undecidedPairs(expected: readonly OutlineNode[], actual: readonly TimedOutlineNode[]): Pair[] {
    const { alternatives } = this.distinctAlternatives(expected);
    return actual.flatMap((sibling) =>
      alternatives
        .filter((line) => line.children.length > 0 && this.mayMatch(line, sibling))
        .map((line) => ({ expected: line, actual: sibling }))
        .filter((pair) => this.verdictOf(pair) === undefined),
    );
  }

  private verdictOf({ expected, actual }: Pair): boolean | undefined {
    return this.verdicts.get(this.shapeOf(expected))?.get(actual);
  }

  private remember({ expected, actual }: Pair, matches: boolean): void {
    entryOf(this.verdicts, this.shapeOf(expected), () => new Map<TimedOutlineNode, boolean>()).set(
      actual,
      matches,
    );
  }

  /** The expected siblings without repetitions, and for each place which of them is expected there. */
  private distinctAlternatives(expected: readonly OutlineNode[]) {
    const alternatives: OutlineNode[] = [];
    const indexByShape = new Map<number, number>();
    const alternativeAt = expected.map((line) =>
      entryOf(indexByShape, this.shapeOf(line), () => alternatives.push(line) - 1),
    );
    return { alternatives, alternativeAt };
  }

  /** A number for what an expected line and all below it say: lines that are drawn alike have the same. */
  private shapeOf(line: OutlineNode): number {
    const known = this.shapes.get(line);
    if (known !== undefined) return known;
    let shape = 0;
    for (const { line: lowest } of [...walkLines([line])].reverse()) {
      const below = lowest.children.map((child) => this.shapes.get(child) ?? 0);
      const drawing = `${drawLine(lowest)}\n${below.join(' ')}`;
      shape = entryOf(this.shapeByDrawing, drawing, () => this.shapeByDrawing.size);
      this.shapes.set(lowest, shape);
    }
    return shape;
  }
}
