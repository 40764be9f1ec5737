import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from './assemble-trace';
import { spanRowsOfTrace } from './span-rows';
import type { StoredSpan, StoredTransaction, TraceResponse } from '../stored-trace';
import { tellTrace } from '../outline/tell-trace';
import { walkSpans } from './walk-spans';

const only = <Item>(items: readonly Item[]): Item => {
  expect(items).toHaveLength(1);
  return items[0] as Item;
};

describe('assembling a trace', () => {
  it('hangs a child transaction from the span in another service that gave rise to it', () => {
    const tree = assembleTrace(
      tellTrace(`
        web  pageload  /  ok
        └─ http.client  GET /api  ok
           └─ api  http.server  GET /api  ok
      `),
    );
    const root = only(tree.roots);
    const caller = only(root.root.children);
    const child = only(caller.childTransactions);
    expect(root.kind).toBe('originating');
    expect(child).toMatchObject({ kind: 'child', spanCount: 1, detached: undefined });
    expect(child.parent).toBe(caller);
    expect(child.root.begins).toBe(child);
  });

  it('leaves an orphan a root of its own, without a parent', () => {
    const tree = assembleTrace(
      tellTrace(`
        web  pageload  /  ok

        db-service  http.server  GET /products  ok  (orphan)
        └─ sql.query  SELECT 1  ok
           └─ cache-service  http.server  GET /x  ok
      `),
    );
    expect(tree.roots.map(({ kind, parent }) => [kind, parent])).toEqual([
      ['originating', undefined],
      ['orphan', undefined],
    ]);
    expect(tree.transactions.map(({ kind }) => kind)).toEqual(['originating', 'orphan', 'child']);
  });

  it('trusts what the transactions say over the verdict of the collector', () => {
    const trace = tellTrace('api  http.server  GET /  ok');
    Object.assign(only(trace.transactions), { orphan: true });
    expect(only(assembleTrace(trace).roots).kind).toBe('originating');
  });

  it('begins with the earliest transaction and ends with the latest, whatever their order', () => {
    const trace = tellTrace(`
      web  pageload  /  ok  100..900 ms
      └─ http.client  GET /api  ok  200..1500 ms
         └─ api  http.server  GET /api  ok  50..300 ms
            └─ queue.publish  mail  ok  210..220 ms
               └─ worker  queue.process  mail  ok  7000..7200 ms
    `);
    for (const transactions of [trace.transactions, [...trace.transactions].reverse()]) {
      const { startTimestamp, endTimestamp } = assembleTrace({ ...trace, transactions });
      expect(startTimestamp).toBeCloseTo(1_700_000_000.05, 5);
      expect(endTimestamp).toBeCloseTo(1_700_000_007.2, 5);
    }
  });

  it('is distributed where more than one service took part', () => {
    const alone = tellTrace('api  cron  job  ok\n\napi  cron  job  ok');
    const together = tellTrace('api  cron  job  ok\n└─ db  http.server  GET /  ok');
    expect(assembleTrace(alone).isDistributed).toBe(false);
    expect(assembleTrace(together).isDistributed).toBe(true);
  });

  it('gives an empty trace the times that the collector told', () => {
    const empty = { trace_id: 'a', start_timestamp: 3, timestamp: 4, transactions: [], errors: [] };
    expect(assembleTrace(empty)).toMatchObject({ roots: [], startTimestamp: 3, endTimestamp: 4 });
  });

  it('orders siblings that start together by their ids', () => {
    const trace = tellTrace(`
      api  cron  job  ok  0..100 ms
      ├─ function  b  ok  10..20 ms
      ├─ function  a  ok  10..30 ms
      └─ function  c  ok  5..90 ms
    `);
    only(trace.transactions).spans.reverse();
    const { root } = only(assembleTrace(trace).roots);
    expect(root.children.map(({ span }) => span.description)).toEqual(['c', 'b', 'a']);
  });
});

describe('a span that names a parent which is not there', () => {
  /** A job whose three spans a, b and c name the given parents: an id, another of them, or themselves. */
  function job(parents: Record<'a' | 'b' | 'c', string | null>): TraceResponse {
    const trace = tellTrace(`
      api  cron  job  ok
      ├─ function  a  ok
      ├─ function  b  ok
      └─ function  c  ok
    `);
    for (const span of only(trace.transactions).spans) {
      span.span_id = span.description ?? '';
      span.parent_span_id = parents[span.span_id as 'a' | 'b' | 'c'];
    }
    return trace;
  }
  const root = '0000000000000001';
  const missing = 'parent-missing';
  const cycle = 'parent-cycle';

  it.each([
    [
      'is not part of the transaction',
      { a: root, b: 'x', c: 'b' },
      { a: root, b: root, c: 'b' },
      { b: missing },
    ],
    ['is none at all', { a: null, b: root, c: root }, { a: root, b: root, c: root }, { a: missing }],
    ['is itself', { a: 'a', b: root, c: 'a' }, { a: root, b: root, c: 'a' }, { a: cycle }],
    ['is its child', { a: 'b', b: 'a', c: root }, { a: root, b: 'a', c: root }, { a: cycle }],
    ['is its grandchild', { a: 'c', b: 'a', c: 'b' }, { a: root, b: 'a', c: 'b' }, { a: cycle }],
    ['leads into a circle', { a: 'c', b: 'c', c: 'b' }, { a: 'c', b: root, c: 'b' }, { b: cycle }],
  ])('hangs from the root and is marked where it %s', (_, parents, hangsFrom, detached) => {
    const tree = only(assembleTrace(job(parents)).roots);
    const found: Record<string, string> = {};
    const marks: Record<string, string> = {};
    for (const node of walkSpans(tree.root)) {
      for (const child of node.children) found[child.span.span_id] = node.span.span_id;
      if (node.detached) marks[node.span.span_id] = node.detached;
    }
    expect(found).toEqual(hangsFrom);
    expect(marks).toEqual(detached);
  });
});

describe('transactions that name each other as parents', () => {
  it('are shown once, from the earliest of the circle on', () => {
    const trace = tellTrace(`
      api  http.server  one  ok
      └─ db  http.server  two  ok
         └─ cache  http.server  three  ok
    `);
    Object.assign(trace.transactions[0] ?? {}, { parent_span_id: '0000000000000003' });
    const tree = assembleTrace(trace);
    expect(only(tree.roots)).toMatchObject({ kind: 'child', detached: 'parent-cycle', parent: undefined });
    expect(spanRowsOfTrace(tree).map(({ depth }) => depth)).toEqual([0, 1, 2]);
  });

  it('or themselves are shown once', () => {
    const trace = tellTrace('api  http.server  one  ok\n└─ function  work  ok');
    Object.assign(only(trace.transactions), { parent_span_id: '0000000000000002' });
    expect(only(assembleTrace(trace).roots).detached).toBe('parent-cycle');
  });
});

describe('ids that are used twice', () => {
  it('lose no span and give each row a key of its own', () => {
    const trace = tellTrace(`
      api  cron  job  ok
      ├─ function  a  ok
      ├─ function  b  ok
      └─ function  c  ok
    `);
    const { spans } = only(trace.transactions);
    for (const span of spans) span.span_id = '0000000000000001';
    const keys = spanRowsOfTrace(assembleTrace(trace)).map(({ node }) => node.key);
    expect(new Set(keys).size).toBe(4);
  });

  it('count an event once that is stored twice', () => {
    const trace = tellTrace('api  cron  job  ok\n└─ db  http.server  GET /  ok');
    trace.transactions.push(...structuredClone(trace.transactions));
    expect(assembleTrace(trace).transactions).toHaveLength(2);
  });

  it('prefer the parent in another transaction', () => {
    const trace = tellTrace(
      'web  pageload  /  ok\n└─ http.client  GET /  ok\n   └─ api  http.server  GET /  ok',
    );
    const own = tellTrace('api  cron  job  ok\n└─ function  same id  ok').transactions[0]?.spans ?? [];
    trace.transactions[1]?.spans.push(...own);
    expect(assembleTrace(trace).transactions[1]?.parent?.transaction.project).toBe('web');
  });
});

describe('a chain of ten thousand', () => {
  it('spans is assembled without running out of stack', () => {
    const trace = tellTrace('api  cron  job  ok');
    const spans = Array.from({ length: 10_000 }, (_, index) => chained(index + 1));
    only(trace.transactions).spans = spans.reverse();
    expect(spanRowsOfTrace(assembleTrace(trace)).at(-1)?.depth).toBe(10_000);
  });

  it('transactions is assembled without running out of stack', () => {
    const trace = tellTrace('api  cron  job  ok');
    const [first] = trace.transactions as [StoredTransaction];
    trace.transactions = Array.from({ length: 10_000 }, (_, index) => {
      const { span_id, parent_span_id } = chained(index);
      const parentId = index === 0 ? null : parent_span_id;
      return { ...first, event_id: String(index), span_id, parent_span_id: parentId };
    }).reverse();
    const tree = assembleTrace(trace);
    expect(only(tree.roots).kind).toBe('originating');
    expect(spanRowsOfTrace(tree).at(-1)?.depth).toBe(9_999);
  });

  function chained(index: number): StoredSpan {
    const idOf = (position: number) => (position + 1).toString(16).padStart(16, '0');
    return {
      span_id: idOf(index),
      parent_span_id: idOf(index - 1),
      op: 'function',
      description: `step ${index}`,
      status: 'ok',
      start_timestamp: 1_700_000_000,
      timestamp: 1_700_000_001,
      tags: {},
      data: {},
    };
  }
});

describe('walking the spans of a transaction', () => {
  it('comes to each parent before its children', () => {
    const tree = assembleTrace(
      tellTrace(`
        api  cron  job  ok
        ├─ function  a  ok
        │  └─ function  b  ok
        └─ function  c  ok
      `),
    );
    const { root } = only(tree.roots);
    expect([...walkSpans(root)].map(({ span }) => Number(span.span_id))).toEqual([1, 2, 3, 4]);
  });
});
