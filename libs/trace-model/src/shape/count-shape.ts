import { isLinkAcrossServices, type LineCounts } from './count-lines';
import type { ShapeLine, ShapeVerdict } from './compare-shape';
import { walkLines } from './walk-lines';

/** How much of an expected tree a trace has. */
export interface ShapeCounts {
  expected: LineCounts;
  /** Of these, what the trace has exactly so; a link is there also where its transaction differs. */
  present: LineCounts;
  /** Of these, what the trace has, but otherwise: another op, status or note, or in another order. */
  otherwise: LineCounts;
  /** How many lines there are of each verdict. */
  verdicts: Record<ShapeVerdict, number>;
}

/** Counts the lines of a comparison. */
export function countShape(roots: readonly ShapeLine[]): ShapeCounts {
  const expected: LineCounts = { transactions: 0, spans: 0, linksAcrossServices: 0 };
  const present: LineCounts = { ...expected };
  const otherwise: LineCounts = { ...expected };
  const verdicts = { present: 0, different: 0, misplaced: 0, missing: 0, unexpected: 0 };
  const services: (string | undefined)[] = [];
  for (const { line, depth } of walkLines(roots)) {
    const above = services[depth - 1];
    services[depth] = line.expected?.service ?? above;
    verdicts[line.verdict] += 1;
    if (line.expected === undefined) continue;
    const isTransaction = line.expected.service !== undefined;
    const isLink = isLinkAcrossServices(line.expected, above);
    expected.spans += 1;
    expected.transactions += Number(isTransaction);
    expected.linksAcrossServices += Number(isLink);
    if (line.actual === undefined) continue;
    const found = line.verdict === 'present' ? present : otherwise;
    found.spans += 1;
    found.transactions += Number(isTransaction);
    (line.actual.note === undefined ? present : otherwise).linksAcrossServices += Number(isLink);
  }
  return { expected, present, otherwise, verdicts };
}
