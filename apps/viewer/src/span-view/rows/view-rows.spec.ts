import { describe, expect, it } from '@jest/globals';
import { assembleTrace, missingInstrumentation, spanRowsOfTrace, tellTrace } from '@clew/trace-model';
import { indexRows } from './row-index';
import { spanLabelText } from './span-label';
import { viewRows, type ViewRow } from './view-rows';

const TREE = assembleTrace(
  tellTrace(`
    api  http.server  GET /slow  ok  0..600 ms
    ├─ sql.query  SELECT 1  ok  0..100 ms
    └─ function  render  ok  400..600 ms
       └─ function  draw  ok  410..420 ms
  `),
);

function rowsOf({ folded = [], only }: { folded?: string[]; only?: string[] } = {}): ViewRow[] {
  const rows = spanRowsOfTrace(TREE);
  const keysOf = (texts: readonly string[]) =>
    new Set(rows.filter(({ node }) => texts.includes(spanLabelText(node.span))).map(({ node }) => node.key));
  return viewRows(indexRows(rows), {
    gaps: TREE.transactions.flatMap((transaction) => missingInstrumentation(transaction)),
    folded: keysOf(folded),
    onlyKeys: only === undefined ? undefined : keysOf(only),
  });
}

function drawn(rows: readonly ViewRow[]): string[] {
  return rows.map(
    (row) =>
      `${'  '.repeat(row.depth)}${row.kind === 'gap' ? 'Missing Instrumentation' : spanLabelText(row.row.node.span)}`,
  );
}

describe('the rows of a span view', () => {
  it('show a gap between the siblings that it separates', () => {
    expect(drawn(rowsOf())).toEqual([
      'http.server - GET /slow',
      '  sql.query - SELECT 1',
      '  Missing Instrumentation',
      '  function - render',
      '    function - draw',
    ]);
  });

  it('fold a gap away with its span', () => {
    expect(drawn(rowsOf({ folded: ['http.server - GET /slow'] }))).toEqual(['http.server - GET /slow']);
  });

  it('leave the row itself of what is folded', () => {
    expect(drawn(rowsOf({ folded: ['function - render'] })).at(-1)).toBe('  function - render');
  });

  it('are only those wanted and what they hang from, also where that is folded', () => {
    expect(drawn(rowsOf({ folded: ['http.server - GET /slow'], only: ['function - draw'] }))).toEqual([
      'http.server - GET /slow',
      '  function - render',
      '    function - draw',
    ]);
  });

  it('say where they stand among their siblings, gaps counted', () => {
    expect(rowsOf().map(({ position, setSize }) => `${position} of ${setSize}`)).toEqual([
      '1 of 1',
      '1 of 3',
      '2 of 3',
      '3 of 3',
      '1 of 1',
    ]);
  });
});
