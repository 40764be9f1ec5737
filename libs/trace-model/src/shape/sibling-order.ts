/** When something ran, in seconds. */
export interface Timed {
  startTimestamp: number;
  endTimestamp: number;
}

/**
 * Whether one sibling certainly ran before another: it had ended when the other began. Two that began at the same
 * moment count as concurrent, for a clock's resolution cannot tell.
 */
export function ranBefore(first: Timed, second: Timed): boolean {
  return first.endTimestamp <= second.startTimestamp && first.startTimestamp < second.startTimestamp;
}

/**
 * Siblings that are taken one by one, in any order that could have been the real one: one is free once all that
 * certainly ran before it are taken.
 */
export class SiblingQueue<Sibling extends Timed> {
  private readonly byEnd: readonly Sibling[];
  private readonly taken = new Set<Sibling>();

  constructor(siblings: readonly Sibling[]) {
    this.byEnd = [...siblings].sort((left, right) => left.endTimestamp - right.endTimestamp);
  }

  /** The siblings that may come next, the one that ended first at the head. */
  free(): Sibling[] {
    const waiting = this.byEnd.filter((sibling) => !this.taken.has(sibling));
    return waiting.filter((sibling) => !isPreceded(sibling, waiting));
  }

  /** Which siblings are not taken: a text that is the same for the same ones. */
  left(): string {
    return this.byEnd.map((sibling) => (this.taken.has(sibling) ? '0' : '1')).join('');
  }

  take(sibling: Sibling): void {
    this.taken.add(sibling);
  }

  putBack(sibling: Sibling): void {
    this.taken.delete(sibling);
  }
}

function isPreceded(sibling: Timed, waitingByEnd: readonly Timed[]): boolean {
  for (const other of waitingByEnd) {
    if (other.endTimestamp > sibling.startTimestamp) return false;
    if (ranBefore(other, sibling)) return true;
  }
  return false;
}
