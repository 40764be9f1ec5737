import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from './assemble-trace';
import { spanRowsOfTrace, spanRowsOfTransaction } from './span-rows';
import type { SpanRow } from './span-rows';
import { tellTrace } from '../outline/tell-trace';
import type { TransactionNode } from './trace-tree';

const tree = assembleTrace(
  tellTrace(`
    web  pageload  /  ok                       0..900 ms
    ├─ http.client  GET /api  ok               100..500 ms
    │  └─ api  http.server  GET /api  ok       120..480 ms
    │     └─ function  compute  ok             130..140 ms
    └─ ui.render  page  ok                     510..800 ms

    db  http.server  GET /products  ok  (orphan)  600..700 ms
  `),
);
const web = tree.roots[0] as TransactionNode;

function drawn(rows: SpanRow[]): string[] {
  return rows.map(
    ({ node, depth, childCount }) =>
      `${'  '.repeat(depth)}${node.span.description}${childCount > 0 ? ` (${childCount})` : ''}`,
  );
}

describe('the rows of a transaction', () => {
  it('come in pre-order and leave child transactions to their own span view', () => {
    expect(drawn(spanRowsOfTransaction(web))).toEqual(['/ (2)', '  GET /api', '  page']);
  });
});

describe('the rows of a whole trace', () => {
  it('have each child transaction below the span that gave rise to it', () => {
    expect(drawn(spanRowsOfTrace(tree))).toEqual([
      '/ (2)',
      '  GET /api (1)',
      '    GET /api (1)',
      '      compute',
      '  page',
      'GET /products',
    ]);
  });

  it('mix child spans and child transactions by start time', () => {
    const mixed = assembleTrace(
      tellTrace(`
        api  cron  job  ok              0..100 ms
        ├─ function  late  ok           50..60 ms
        └─ worker  queue.process  early  ok  10..40 ms
      `),
    );
    expect(drawn(spanRowsOfTrace(mixed))).toEqual(['job (2)', '  early', '  late']);
  });
});
