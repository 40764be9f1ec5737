import type { OutlineNode, TimedOutlineNode } from '../outline/trace-outline';
import { ANY_TEXT } from './match-lines';

/** The lines of a real trace as another run of the same is expected to be; see {@link expectedDescription}. */
export function expectedOutline(actual: readonly TimedOutlineNode[]): OutlineNode[] {
  const expected: OutlineNode[] = [];
  const waiting = actual.map((line) => ({ line, into: expected }));
  for (const { line, into } of waiting) {
    const { service, op, status, note } = line;
    const node: OutlineNode = {
      service,
      op,
      description: expectedDescription(line),
      status,
      note,
      children: [],
    };
    into.push(node);
    for (const child of line.children) waiting.push({ line: child, into: node.children });
  }
  return expected;
}

/** What a line says, but `...` where a span without description shows its id, which no other run has. */
export function expectedDescription({ service, description, spanId }: TimedOutlineNode): string {
  return service === undefined && description === spanId ? ANY_TEXT : description;
}
