// Transactions as a shop's services would send them in a day, in the form in which the store takes them: 200 names over
// 5 projects (Zipf), log-normal durations, 10 spans and 6 tags each, 4 transactions in a trace on average.
import { RandomSource, zipf } from './random-source.mjs';

const NAMES = 200;
const PROJECTS = 5;
const SPANS = 10;
const MOST_OF_A_TRACE = 7;
/** Messages overtake each other on their way. */
const ARRIVAL_SECONDS = 2;

const VERBS = ['GET', 'POST', 'PUT', 'DELETE'];
const NOUNS = ['products', 'checkout', 'orders', 'users', 'carts', 'invoices', 'shipments', 'reviews'];
const STATUSES = ['internal_error', 'not_found', 'deadline_exceeded', 'unavailable'];

const TAGS = {
  'customer.tier': ['gold', 'silver', 'bronze', 'none'],
  region: ['eu-central-1', 'us-east-1', 'ap-south-1'],
  'server.instance': Array.from({ length: 12 }, (_, index) => `api-${7000 + index}`),
  'browser.name': ['Chrome', 'Firefox', 'Safari', 'Edge', 'Opera', 'Other'],
  'feature.checkout': ['on', 'off'],
  'customer.id': Array.from({ length: 10_000 }, (_, index) => `customer-${index}`),
};

/** What the drawn store can be asked about: how much of it each finds follows from how it is drawn. */
export const DRAWN = {
  projects: Array.from({ length: PROJECTS }, (_, index) => `service-${index + 1}`),
  commonTag: 'customer.tier:gold',
  rareTag: 'customer.id:customer-77',
  commonSpan: 'span.op:db.sql.query',
  rareSpan: 'customer-77',
};

/** Draws `count` transactions that end between `from` and `until` (seconds), in the order of their arrival. */
export function* drawnTransactions({ count, from, until, seed = 1 }) {
  const random = new RandomSource(seed);
  const endpoints = Array.from({ length: NAMES }, (_, index) => drawEndpoint(random, index));
  const pick = zipf(NAMES);
  let trace = { left: 0 };
  for (let index = 0; index < count; index++) {
    if (trace.left === 0)
      trace = { id: random.hex(32), parent: null, left: 1 + random.below(MOST_OF_A_TRACE) };
    trace.left -= 1;
    const arrival = from + ((until - from) * index) / count;
    const timestamp = Math.min(until, arrival + random.share() * ARRIVAL_SECONDS);
    const transaction = drawTransaction(random, { endpoint: endpoints[pick(random)], trace, timestamp });
    trace.parent ??= transaction.spanId;
    yield transaction;
  }
}

function drawEndpoint(random, index) {
  const noun = NOUNS[random.below(NOUNS.length)];
  return {
    projectId: 1 + (index % PROJECTS),
    name: `${VERBS[index % VERBS.length]} /${noun}/${index}/:id`,
    op: index % 4 === 3 ? 'queue.process' : 'http.server',
    medianSeconds: 0.005 * 100 ** random.share(),
    deviation: 0.4 + random.share(),
  };
}

function drawTransaction(random, { endpoint, trace, timestamp }) {
  const seconds = endpoint.medianSeconds * Math.exp(endpoint.deviation * random.normal());
  const startTimestamp = microseconds(timestamp - seconds);
  const spanId = random.hex(16);
  const tags = Object.entries(TAGS).map(([key, values]) => [key, values[random.below(values.length)]]);
  return {
    type: 'transaction',
    projectId: endpoint.projectId,
    eventId: random.hex(32),
    traceId: trace.id,
    spanId,
    parentSpanId: trace.parent,
    transaction: endpoint.name,
    op: endpoint.op,
    status: random.share() < 0.97 ? 'ok' : STATUSES[random.below(STATUSES.length)],
    source: 'route',
    startTimestamp,
    timestamp: microseconds(timestamp),
    receivedTimestamp: microseconds(timestamp + 0.2),
    title: endpoint.name,
    level: null,
    release: `shop@1.4.${random.below(4)}`,
    environment: 'production',
    platform: 'node',
    sdkName: 'clew.javascript.node',
    sdkVersion: '0.1.0',
    user: `id:${random.below(50_000)}`,
    sampleRate: 0.25,
    spanCount: SPANS + 1,
    tags,
    spans: drawSpans(random, { spanId, startTimestamp, seconds, customer: tags.at(-1)[1] }),
    details: detailsOf(endpoint, tags),
  };
}

function drawSpans(random, { spanId, startTimestamp, seconds, customer }) {
  const spans = Array.from({ length: SPANS }, (_, index) => ({
    span_id: random.hex(16),
    parent_span_id: spanId,
    op: index % 2 === 0 ? 'db.sql.query' : 'http.client',
    description:
      index % 2 === 0
        ? 'SELECT id, name, price, stock FROM products WHERE id = ? AND deleted_at IS NULL'
        : `GET http://payment.example/charges/${customer}`,
    status: 'ok',
    start_timestamp: microseconds(startTimestamp + (seconds * index) / SPANS),
    timestamp: microseconds(startTimestamp + (seconds * (index + 0.2 + 0.8 * random.share())) / SPANS),
    tags: {},
    data: {
      'db.system': 'sqlite',
      'server.address': 'db-service',
      'server.port': 5432,
      rows: random.below(100),
    },
  }));
  return JSON.stringify(spans);
}

function detailsOf({ name }, tags) {
  const [method, path] = name.split(' ');
  return JSON.stringify({
    contexts: { runtime: { name: 'node', version: 'v20.20.2' } },
    breadcrumbs: [],
    request: {
      method,
      url: `http://shop.example${path}`,
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' },
    },
    sdk: { name: 'clew.javascript.node', version: '0.1.0' },
    server_name: tags[2][1],
    data: { 'http.request.method': method, 'http.response.status_code': 200, 'url.path': path },
    description: null,
    measurements: {},
  });
}

function microseconds(seconds) {
  return Math.round(seconds * 1e6) / 1e6;
}
