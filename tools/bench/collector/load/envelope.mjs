// Envelopes of about 4.5 kB a transaction: a service's, with 10 spans, as our SDK writes it.
import { randomBytes } from 'node:crypto';
import { RandomSource } from '../store/random-source.mjs';

const PLACEHOLDER = '0'.repeat(32);
const SPANS = 10;

/** An envelope's bytes, and where the event ids stand in them. */
export function envelopeTemplate(transactions = 1) {
  const items = Array.from({ length: transactions }, () => [
    JSON.stringify({ type: 'transaction' }),
    JSON.stringify(transactionEvent()),
  ]);
  const bytes = Buffer.from(
    [JSON.stringify({ sent_at: new Date().toISOString() }), ...items.flat()].join('\n'),
  );
  return { bytes, idsAt: placesOf(PLACEHOLDER, bytes) };
}

/** A request that carries the envelope in one piece; `renew` gives its events ids that were not used before. */
export function requestOf({ bytes, idsAt }, { host }) {
  const head = Buffer.from(
    `POST /api/1/envelope/?sentry_key=publickey1&sentry_version=7 HTTP/1.1\r\nhost: ${host}\r\n` +
      `content-length: ${bytes.length}\r\ncontent-type: application/x-sentry-envelope\r\n\r\n`,
  );
  const request = { bytes: Buffer.concat([head, bytes]), idsAt: idsAt.map((place) => head.length + place) };
  return { bytes: request.bytes, renew: () => renew(request) };
}

/** Cheaper than the system's: what the sender takes of the machine the collector does not have. */
const random = new RandomSource(randomBytes(4).readUInt32LE());

/** Writes ids that were not used before into the bytes. */
export function renew({ bytes, idsAt }) {
  for (const place of idsAt) bytes.write(random.hex(32), place, 'latin1');
}

function placesOf(text, bytes) {
  const places = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) places.push(at);
  return places;
}

function transactionEvent() {
  const now = Date.now() / 1000;
  const traceId = randomBytes(16).toString('hex');
  const rootId = randomBytes(8).toString('hex');
  return {
    event_id: PLACEHOLDER,
    type: 'transaction',
    transaction: 'POST /checkout',
    transaction_info: { source: 'route' },
    start_timestamp: now - 1,
    timestamp: now,
    platform: 'node',
    release: 'shop@1.4.2',
    environment: 'production',
    server_name: 'api-7f9c',
    contexts: {
      trace: {
        trace_id: traceId,
        span_id: rootId,
        parent_span_id: randomBytes(8).toString('hex'),
        op: 'http.server',
        status: 'ok',
        data: { 'http.request.method': 'POST', 'http.response.status_code': 201, 'url.path': '/checkout' },
      },
      runtime: { name: 'node', version: process.version },
    },
    tags: { 'customer.tier': 'gold', region: 'eu-central-1' },
    request: {
      method: 'POST',
      url: 'http://shop.example/checkout',
      headers: { 'user-agent': 'Mozilla/5.0' },
    },
    sdk: { name: 'clew.javascript.node', version: '0.1.0' },
    spans: Array.from({ length: SPANS }, (_, index) => spanOf(index, { traceId, rootId, now })),
  };
}

function spanOf(index, { traceId, rootId, now }) {
  return {
    trace_id: traceId,
    span_id: randomBytes(8).toString('hex'),
    parent_span_id: rootId,
    op: index % 2 === 0 ? 'db.sql.query' : 'http.client',
    description:
      index % 2 === 0
        ? 'SELECT id, name, price, stock FROM products WHERE id = ? AND deleted_at IS NULL'
        : 'GET http://payment.example/charges/:id',
    start_timestamp: now - 1 + index * 0.05,
    timestamp: now - 0.96 + index * 0.05,
    status: 'ok',
    data: { 'db.system': 'sqlite', 'server.address': 'db-service', rows: index },
  };
}
