import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from './assemble-trace';
import { drawOutline, drawTrace } from '../outline/draw-trace';
import { parseOutline } from '../outline/parse-outline';
import { seededRandom } from '../outline/seeded-random';
import type { StoredSpan, StoredTransaction, TraceResponse } from '../stored-trace';
import { walkSpans } from './walk-spans';

/**
 * Random traces whose tree is known before they are taken apart: the expected drawing is written while the tree grows,
 * and shares no code with what assembles and draws it.
 */
class GrowingTrace {
  readonly transactions: StoredTransaction[] = [];
  spanCount = 0;
  private moment = 1_700_000_000;

  constructor(private readonly random: () => number) {}

  /** Grows a root and returns its drawing. */
  growRoot(): string {
    const isOrphan = this.random() < 0.3;
    return this.grow({ transaction: undefined, parentId: isOrphan ? 'lost' : null, depth: 0 })
      .map((line, index) => (index === 0 && isOrphan ? `${line}  (orphan)` : line))
      .join('\n');
  }

  private grow(place: {
    transaction: StoredTransaction | undefined;
    parentId: string | null;
    depth: number;
  }) {
    const { parentId, depth } = place;
    // Steps of zero as well: spans that start together are told apart by their ids.
    this.moment += Math.floor(this.random() * 3);
    this.spanCount += 1;
    const description = `span ${this.spanCount}`;
    const span: StoredSpan = {
      span_id: this.spanCount.toString(16).padStart(16, '0'),
      parent_span_id: parentId,
      op: 'function',
      description,
      status: 'ok',
      start_timestamp: this.moment,
      timestamp: this.moment + this.random() * 5,
      tags: {},
      data: {},
    };
    const transaction = this.place(span, place.transaction);
    const beginsTransaction = transaction !== place.transaction;
    const lines = [`${beginsTransaction ? `${transaction.project}  ` : ''}function  ${description}  ok`];
    const childCount = depth > 5 ? 0 : Math.floor(this.random() * 4);
    for (let child = 1; child <= childCount; child += 1) {
      const owner = this.random() < 0.3 ? undefined : transaction;
      const below = this.grow({ transaction: owner, parentId: span.span_id, depth: depth + 1 });
      const [branch, indent] = child === childCount ? ['└─ ', '   '] : ['├─ ', '│  '];
      lines.push(...below.map((line, index) => (index === 0 ? branch : indent) + line));
    }
    return lines;
  }

  private place(span: StoredSpan, owner: StoredTransaction | undefined): StoredTransaction {
    if (owner !== undefined) {
      owner.spans.push(span);
      return owner;
    }
    const { description, ...fields } = span;
    const project = `service-${Math.floor(this.random() * 4)}`;
    const transaction = {
      ...fields,
      event_id: span.span_id,
      project,
      transaction: description ?? '',
      orphan: false,
      spans: [],
    };
    this.transactions.push(transaction);
    return transaction;
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const rest = [...items];
  for (let last = rest.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    [rest[last], rest[chosen]] = [rest[chosen] as Item, rest[last] as Item];
  }
  return rest;
}

function shuffledTrace(transactions: readonly StoredTransaction[], random: () => number): TraceResponse {
  return {
    trace_id: 'a',
    start_timestamp: 0,
    timestamp: 0,
    errors: [],
    transactions: shuffled(transactions, random).map((transaction) => ({
      ...transaction,
      spans: shuffled(transaction.spans, random),
    })),
  };
}

describe('a trace that arrives in any order', () => {
  it('is drawn as the tree that it was, a thousand times over', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = seededRandom(seed);
      const growing = new GrowingTrace(random);
      const expected = Array.from({ length: 1 + Math.floor(random() * 3) }, () => growing.growRoot());
      for (let order = 0; order < 10; order += 1) {
        expect(drawTrace(shuffledTrace(growing.transactions, random))).toBe(expected.join('\n\n'));
      }
    }
  });

  it('keeps each span exactly once, whatever ids and parents are', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seededRandom(seed);
      const growing = new GrowingTrace(random);
      growing.growRoot();
      growing.growRoot();
      const anyId = () => Math.floor(random() * 12).toString(16);
      for (const transaction of growing.transactions) {
        for (const span of [transaction, ...transaction.spans]) {
          Object.assign(span, { span_id: anyId(), parent_span_id: random() < 0.1 ? null : anyId() });
        }
      }
      const tree = assembleTrace(shuffledTrace(growing.transactions, random));
      const reached = new Set<StoredSpan>();
      const waiting = [...tree.roots];
      for (const { root } of waiting) {
        for (const node of walkSpans(root)) {
          expect(reached.has(node.span)).toBe(false);
          reached.add(node.span);
          waiting.push(...node.childTransactions);
        }
      }
      expect(reached.size).toBe(growing.spanCount);
    }
  });

  it('is read again from its drawing', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const growing = new GrowingTrace(seededRandom(seed));
      const drawing = `${growing.growRoot()}\n\n${growing.growRoot()}`;
      expect(drawOutline(parseOutline(drawing))).toBe(drawing);
    }
  });
});
