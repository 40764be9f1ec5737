import type { TraceResponse } from '../stored-trace';
import { outlineTrace } from './trace-outline';
import type { OutlineNode, OutlineOptions } from './trace-outline';

/**
 * Draws a whole trace as a text tree, the form in which tests and documents state what a trace must be:
 *
 *     web  pageload  shop/  ok
 *     └─ http.client  GET /api/products  ok
 *        └─ api  http.server  GET /api/products  ok
 *
 * A transaction's line is `service  op  name  status`, a child span's `op  description  status`, or the span id where
 * there is no description. Ids and times are never drawn otherwise. A missing op reads `default`, a missing status
 * `unknown`; an orphan transaction ends with `  (orphan)`. An empty line stands between two roots.
 */
export function drawTrace(trace: TraceResponse, options: OutlineOptions = {}): string {
  return drawOutline(outlineTrace(trace, options));
}

/** Draws lines that were outlined or parsed before; see {@link drawTrace} for the form. */
export function drawOutline(roots: readonly OutlineNode[]): string {
  return roots.map((root) => linesOf(root).join('\n')).join('\n\n');
}

/** One line of a drawn trace, without its branches. */
export function drawLine({ service, op, description, status, note }: OutlineNode): string {
  const columns = [op, description, status];
  if (service !== undefined) columns.unshift(service);
  if (note !== undefined) columns.push(`(${note})`);
  return columns.join('  ');
}

function linesOf(root: OutlineNode): string[] {
  const lines: string[] = [];
  const waiting = [{ node: root, branch: '', indent: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, branch, indent } = next;
    lines.push(branch + drawLine(node));
    const below = node.children.map((child, index) =>
      index === node.children.length - 1
        ? { node: child, branch: `${indent}└─ `, indent: `${indent}   ` }
        : { node: child, branch: `${indent}├─ `, indent: `${indent}│  ` },
    );
    for (const child of below.reverse()) waiting.push(child);
  }
  return lines;
}
