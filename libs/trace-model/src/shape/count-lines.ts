import type { OutlineNode } from '../outline/trace-outline';
import { walkLines } from './walk-lines';

/** How much a drawn tree holds. */
export interface LineCounts {
  transactions: number;
  /** Root spans included: each line is a span. */
  spans: number;
  /** Transactions that hang from a span of another service. */
  linksAcrossServices: number;
}

/** Counts the lines of a drawn tree. */
export function countLines(roots: readonly OutlineNode[]): LineCounts {
  const counts: LineCounts = { transactions: 0, spans: 0, linksAcrossServices: 0 };
  for (const { line, service } of linesInServices(roots)) {
    counts.spans += 1;
    if (line.service !== undefined) counts.transactions += 1;
    if (isLinkAcrossServices(line, service)) counts.linksAcrossServices += 1;
  }
  return counts;
}

/** Whether a line begins a transaction below a span of another service; `above` is that span's. */
export function isLinkAcrossServices({ service }: OutlineNode, above: string | undefined): boolean {
  return service !== undefined && above !== undefined && service !== above;
}

/** The lines of a drawn tree, each with the service of the line above it, which a root has not. */
function* linesInServices(
  roots: readonly OutlineNode[],
): Generator<{ line: OutlineNode; service: string | undefined }> {
  const services: (string | undefined)[] = [];
  for (const { line, depth } of walkLines(roots)) {
    const above = services[depth - 1];
    yield { line, service: above };
    services[depth] = line.service ?? above;
  }
}
