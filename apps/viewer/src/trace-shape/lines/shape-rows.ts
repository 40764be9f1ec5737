import type { ShapeLine } from '@clew/trace-model';

/** A line of a comparison as it is drawn. */
export interface ShapeRow {
  /** The same while a trace arrives: an expected line's place, or an unexpected span's id. */
  key: string;
  line: ShapeLine;
  /** What stands before the line and joins it to the one that it hangs from, such as `│  └─ `. */
  branch: string;
}

/** Deeper levels are drawn without those furthest to the left. */
const MOST_LEVELS = 24;
const LEVEL_CHARACTERS = 3;

/** The lines of a comparison from top to bottom, with their branches. */
export function shapeRows(roots: readonly ShapeLine[]): ShapeRow[] {
  const rows: ShapeRow[] = [];
  const keyOf = keyGiver();
  const waiting = roots.map((line) => ({ line, branch: '', indent: '' })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { line, branch, indent } = next;
    rows.push({ key: keyOf(line), line, branch });
    for (let index = line.children.length - 1; index >= 0; index -= 1) {
      const child = line.children[index];
      if (child === undefined) continue;
      const isLast = index === line.children.length - 1;
      const below = indent.slice(-MOST_LEVELS * LEVEL_CHARACTERS);
      const [turn, further] = isLast ? ['└─ ', '   '] : ['├─ ', '│  '];
      waiting.push({ line: child, branch: below + turn, indent: below + further });
    }
  }
  return rows;
}

/** Gives keys to lines that come from top to bottom; a span id that is used twice is counted. */
function keyGiver(): (line: ShapeLine) => string {
  let expectedLines = 0;
  const timesSeen = new Map<string, number>();
  return ({ expected, actual }) => {
    if (expected !== undefined) return `line ${(expectedLines += 1)}`;
    const spanId = actual?.spanId ?? '';
    const times = (timesSeen.get(spanId) ?? 0) + 1;
    timesSeen.set(spanId, times);
    return `span ${spanId} ${times}`;
  };
}
