import { parseOutline } from './parse-outline';
import type { StoredSpan, StoredTransaction, TraceResponse } from '../stored-trace';
import type { OutlineNode } from './trace-outline';

const storyBegins = 1_700_000_000;
const leafSeconds = 0.01;
// One space, not any number: deep lines begin with thousands, and what stays before the times is cut off anyway.
const timesPattern = / (?<start>-?[\d.]+)\.\.(?<end>-?[\d.]+) ms$/u;

/**
 * Makes a stored trace out of a drawn one, for tests and examples. A line may end in the times of its span, in
 * milliseconds since the story began; a span without times follows the one before it and lasts as long as its children.
 *
 *     tellTrace(`
 *       web  pageload  /  ok  0..900 ms
 *       └─ http.client  GET /api/products  ok  100..700 ms
 *          └─ api  http.server  GET /api/products  ok  120..650 ms
 *     `)
 *
 * Ids are counted from 1 in the order of the lines. A root marked `(orphan)` names a parent span that nobody reported.
 *
 * @throws {OutlineSyntaxError} where the tree cannot be read.
 */
export function tellTrace(story: string): TraceResponse {
  const times: (Times | undefined)[] = [];
  const drawn = story.split('\n').map((line) => {
    if (line.trim() === '') return line;
    times.push(timesOf(line));
    return line.replace(timesPattern, '');
  });
  const transactions = new Narrator(times).tell(parseOutline(drawn.join('\n')));
  return {
    trace_id: '0123456789abcdef0123456789abcdef',
    start_timestamp: Math.min(...transactions.map((transaction) => transaction.start_timestamp)),
    timestamp: Math.max(...transactions.map((transaction) => transaction.timestamp)),
    transactions,
    errors: [],
  };
}

interface Times {
  start: number;
  end: number;
}

function timesOf(line: string): Times | undefined {
  const groups = timesPattern.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const secondsOf = (milliseconds = '0') => storyBegins + Number(milliseconds) / 1000;
  return { start: secondsOf(groups['start']), end: secondsOf(groups['end']) };
}

class Narrator {
  private readonly transactions: StoredTransaction[] = [];
  private told = 0;
  private now = storyBegins;

  constructor(private readonly times: readonly (Times | undefined)[]) {}

  tell(roots: readonly OutlineNode[]): StoredTransaction[] {
    for (const root of roots) {
      this.tellNode(root, root.note === 'orphan' ? 'feedfacefeedface' : null, undefined);
    }
    return this.transactions;
  }

  private tellNode(
    node: OutlineNode,
    parentSpanId: string | null,
    owner: StoredTransaction | undefined,
  ): void {
    const times = this.times[this.told];
    this.told += 1;
    this.now = times?.start ?? this.now;
    const span = this.spanOf(node, parentSpanId);
    const transaction = this.place(node, span, owner);
    for (const child of node.children) this.tellNode(child, span.span_id, transaction);
    this.now = times?.end ?? (node.children.length > 0 ? this.now : this.now + leafSeconds);
    span.timestamp = this.now;
    if (transaction !== owner) transaction.timestamp = this.now;
  }

  private spanOf({ op, description, status }: OutlineNode, parentSpanId: string | null): StoredSpan {
    return {
      span_id: this.told.toString(16).padStart(16, '0'),
      parent_span_id: parentSpanId,
      op,
      description,
      status,
      start_timestamp: this.now,
      timestamp: this.now,
      tags: {},
      data: {},
    };
  }

  private place(
    node: OutlineNode,
    span: StoredSpan,
    owner: StoredTransaction | undefined,
  ): StoredTransaction {
    if (node.service === undefined && owner !== undefined) {
      owner.spans.push(span);
      return owner;
    }
    const { description, ...root } = span;
    const transaction: StoredTransaction = {
      ...root,
      event_id: span.span_id.padStart(32, '0'),
      project: node.service ?? 'unknown',
      transaction: description ?? '',
      orphan: node.note === 'orphan',
      spans: [],
    };
    this.transactions.push(transaction);
    return transaction;
  }
}
