// Traces of any size: transactions of up to 1,000 spans over five services, each but the first begun by a span of an
// earlier one. The same size gives the same trace, but for its ids and the moment when it begins.
import { randomBytes } from 'node:crypto';
import { RandomSource } from '../../collector/store/random-source.mjs';

export const SPANS_OF_TRANSACTION = 1_000;
const PROJECTS = 5;
const SECONDS = 20;
/** A span hangs from one of so many that were started just before it, unless that one is too deep already. */
const NEAR = 12;
const DEEPEST = 14;

const WORK = [
  ['db.sql.query', 'SELECT id, name, price_cents FROM products WHERE category_id = ? ORDER BY name LIMIT 50'],
  ['http.client', 'GET http://stock.example/items/:id'],
  ['function', 'rank delivery options'],
  ['db.redis', 'GET cart:?'],
  ['template.render', 'product card'],
];

/** The transaction events of a trace of `spans` spans, roots included. */
export function drawnTrace(spans) {
  const random = new RandomSource(spans);
  const traceId = randomBytes(16).toString('hex');
  const begins = Date.now() / 1_000 - 60;
  const transactions = [];
  let callers = [];
  for (let left = spans; left > 0; left -= SPANS_OF_TRANSACTION) {
    const caller = callers[random.below(callers.length)];
    const number = transactions.length;
    const transaction = drawnTransaction({
      random,
      traceId,
      number,
      caller,
      begins,
      spans: Math.min(left, SPANS_OF_TRANSACTION),
    });
    transactions.push(transaction);
    callers = [...callers, ...transaction.spans.filter(({ op }) => op === 'http.client')].slice(-500);
  }
  return { traceId, transactions };
}

/** One more transaction of a trace, which the root span of its first one began: a service that reports late. */
export function lateTransaction({ traceId, transactions: [first] }) {
  const { trace } = first.contexts;
  return {
    ...first,
    event_id: randomBytes(16).toString('hex'),
    transaction: 'GET /late',
    contexts: {
      trace: {
        ...trace,
        trace_id: traceId,
        span_id: randomBytes(8).toString('hex'),
        parent_span_id: trace.span_id,
      },
    },
    spans: [],
  };
}

function drawnTransaction({ random, traceId, number, caller, begins, spans }) {
  const start = caller?.start_timestamp ?? begins;
  const end = caller?.timestamp ?? begins + SECONDS;
  const root = { span_id: randomBytes(8).toString('hex'), start_timestamp: start, timestamp: end };
  const placed = [{ span: root, depth: 0 }];
  while (placed.length < spans) placed.push(drawnChild({ random, traceId, placed }));
  const all = placed.map(({ span }) => span);
  return {
    event_id: randomBytes(16).toString('hex'),
    type: 'transaction',
    project: (number % PROJECTS) + 1,
    transaction: `GET /work/${number}`,
    start_timestamp: start,
    timestamp: end,
    platform: 'node',
    contexts: {
      trace: {
        trace_id: traceId,
        span_id: root.span_id,
        parent_span_id: caller?.span_id,
        op: 'http.server',
        status: 'ok',
      },
    },
    tags: { 'customer.tier': 'gold', region: 'eu-central-1' },
    spans: all.slice(1),
  };
}

function drawnChild({ random, traceId, placed }) {
  const near = placed[placed.length - 1 - random.below(Math.min(placed.length, NEAR))];
  const { span: parent, depth } =
    near.depth < DEEPEST ? near : placed[random.below(Math.min(placed.length, NEAR))];
  return { span: drawnSpan({ random, traceId, parent }), depth: depth + 1 };
}

function drawnSpan({ random, traceId, parent }) {
  const length = parent.timestamp - parent.start_timestamp;
  const start = parent.start_timestamp + random.share() * length * 0.6;
  const [op, description] = WORK[random.below(WORK.length)];
  return {
    trace_id: traceId,
    span_id: randomBytes(8).toString('hex'),
    parent_span_id: parent.span_id,
    op,
    description,
    start_timestamp: start,
    timestamp: start + (parent.timestamp - start) * (0.3 + 0.7 * random.share()),
    status: random.share() < 0.01 ? 'internal_error' : 'ok',
    tags: { 'server.instance': `api-${random.below(12)}` },
    data: { rows: random.below(200), 'server.address': 'db-service' },
  };
}
