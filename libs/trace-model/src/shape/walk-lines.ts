/** The lines of a drawn tree from top to bottom, each with its depth. */
export function* walkLines<Line extends { children: readonly Line[] }>(
  roots: readonly Line[],
): Generator<{ line: Line; depth: number }> {
  const waiting = roots.map((line) => ({ line, depth: 0 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const { line, depth } = next;
    for (let index = line.children.length - 1; index >= 0; index -= 1) {
      const child = line.children[index];
      if (child !== undefined) waiting.push({ line: child, depth: depth + 1 });
    }
  }
}
