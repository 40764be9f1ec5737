// An envelope of about 4.5 kB: a transaction of a service with 10 spans, as our SDK writes it.
import { randomBytes } from 'node:crypto';

const PLACEHOLDER = '0'.repeat(32);
const SPANS = 10;

/** The envelope's bytes, and where its event id stands in them. */
export function envelopeTemplate() {
  const now = Date.now() / 1000;
  const traceId = randomBytes(16).toString('hex');
  const rootId = randomBytes(8).toString('hex');
  const event = {
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
  const text = [
    JSON.stringify({ sent_at: new Date().toISOString() }),
    JSON.stringify({ type: 'transaction' }),
    JSON.stringify(event),
  ].join('\n');
  return { bytes: Buffer.from(text), idAt: Buffer.from(text).indexOf(PLACEHOLDER) };
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

/** Writes an id that was not used before into the bytes. */
export function renew({ bytes, idAt }) {
  bytes.write(randomBytes(16).toString('hex'), idAt, 'latin1');
}
