import type { ShapeLine } from '@clew/trace-model';

/** A line of a comparison as it is drawn. */
export interface ShapeRow {
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
  const waiting = roots.map((line) => ({ line, branch: '', indent: '' })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { line, branch, indent } = next;
    rows.push({ line, branch });
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
