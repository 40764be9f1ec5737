import { describe, expect, it } from '@jest/globals';
import { assembleTrace, missingInstrumentation, spanRowsOfTrace, tellTrace } from '@clew/trace-model';
import { spanLabelText } from './span-label';
import { viewRows } from './view-rows';

const STORY = tellTrace(`
  api  http.server  GET /slow  ok  0..600 ms
  ├─ sql.query  SELECT 1  ok  0..100 ms
  └─ function  render  ok  400..600 ms
     └─ function  draw  ok  410..420 ms
`);

function drawnRows(closed: readonly string[] = []): string[] {
  const tree = assembleTrace(STORY);
  const rows = spanRowsOfTrace(tree, { closed: new Set(closed) });
  const gaps = tree.transactions.flatMap((transaction) => missingInstrumentation(transaction));
  return viewRows(rows, gaps).map(
    (row) =>
      `${'  '.repeat(row.depth)}${row.kind === 'gap' ? 'Missing Instrumentation' : spanLabelText(row.row.node.span)}`,
  );
}

describe('the rows of a span view', () => {
  it('show a gap between the siblings that it separates', () => {
    expect(drawnRows()).toEqual([
      'http.server - GET /slow',
      '  sql.query - SELECT 1',
      '  Missing Instrumentation',
      '  function - render',
      '    function - draw',
    ]);
  });

  it('fold a gap away with its span', () => {
    const [root] = assembleTrace(STORY).roots;
    expect(drawnRows([root?.root.key ?? ''])).toEqual(['http.server - GET /slow']);
  });
});
