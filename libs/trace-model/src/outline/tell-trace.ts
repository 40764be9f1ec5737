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
    start_timestamp: transactions.reduce((first, told) => Math.min(first, told.start_timestamp), Infinity),
    timestamp: transactions.reduce((last, told) => Math.max(last, told.timestamp), -Infinity),
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

interface Line {
  node: OutlineNode;
  parentSpanId: string | null;
  /** The transaction of the line above. */
  owner: StoredTransaction | undefined;
  /** What has been told of it, while the lines below it are told. */
  begun?: Begun;
}

interface Begun {
  span: StoredSpan;
  transaction: StoredTransaction;
  end: number | undefined;
}

function rootLine(node: OutlineNode): Line {
  return { node, parentSpanId: node.note === 'orphan' ? 'feedfacefeedface' : null, owner: undefined };
}

class Narrator {
  private readonly transactions: StoredTransaction[] = [];
  private told = 0;
  private now = storyBegins;

  constructor(private readonly times: readonly (Times | undefined)[]) {}

  /** From the first line to the last; a line is finished when all below it are. */
  tell(roots: readonly OutlineNode[]): StoredTransaction[] {
    const waiting = roots.map(rootLine).reverse();
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      if (line.begun !== undefined) {
        this.finish(line, line.begun);
        continue;
      }
      const begun = this.begin(line);
      waiting.push({ ...line, begun });
      for (const node of [...line.node.children].reverse()) {
        waiting.push({ node, parentSpanId: begun.span.span_id, owner: begun.transaction });
      }
    }
    return this.transactions;
  }

  private begin({ node, parentSpanId, owner }: Line): Begun {
    const times = this.times[this.told];
    this.told += 1;
    this.now = times?.start ?? this.now;
    const span = this.spanOf(node, parentSpanId);
    return { span, transaction: this.place(node, span, owner), end: times?.end };
  }

  private finish({ node, owner }: Line, { span, transaction, end }: Begun): void {
    this.now = end ?? (node.children.length > 0 ? this.now : this.now + leafSeconds);
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
