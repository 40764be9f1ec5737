import { gzipSync } from 'node:zlib';
import { NOW } from '../wire-fixtures';
import type { CapturedRequest, SdkCapture } from './sdk-capture';

const traceId = '900'.padEnd(32, 'e');
const trace = { trace_id: traceId, same_process_as_parent: true };
const textTime = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/(\d{3})Z$/, '$1049Z');

const caller = {
  type: 'transaction',
  transaction: 'views.checkout',
  event_id: '9001'.padEnd(32, 'f'),
  start_timestamp: textTime(NOW - 15),
  timestamp: textTime(NOW - 14),
  platform: 'python',
  tags: {},
  measurements: {},
  breadcrumbs: { values: [] },
  contexts: {
    trace: {
      ...trace,
      span_id: '9000000000000001',
      parent_span_id: null,
      op: 'http.server',
      description: null,
    },
  },
  spans: [
    {
      ...trace,
      span_id: '9000000000000002',
      parent_span_id: '9000000000000001',
      op: 'http',
      description: 'POST http://localhost/orders',
      start_timestamp: textTime(NOW - 14.9),
      timestamp: textTime(NOW - 14.2),
      tags: { 'http.status_code': 201, status: 'ok' },
      data: { reason: 'CREATED' },
    },
  ],
};

const called = {
  ...caller,
  transaction: 'views.orders',
  event_id: '9002'.padEnd(32, 'f'),
  contexts: {
    trace: {
      ...trace,
      span_id: '9000000000000003',
      parent_span_id: '9000000000000002',
      op: 'http.server',
      status: 'ok',
    },
  },
  spans: [
    {
      ...trace,
      span_id: '9000000000000004',
      parent_span_id: '9000000000000003',
      op: 'db',
      description: 'INSERT INTO orders VALUES (%s)',
      start_timestamp: textTime(NOW - 14.6),
      timestamp: textTime(NOW - 14.5),
    },
  ],
};

/** Every item with its length, everything compressed, the key in a header of another order. */
function request(event: typeof caller | typeof called, key: string): CapturedRequest {
  const payload = JSON.stringify(event);
  const item = { content_type: 'application/json', length: Buffer.byteLength(payload), type: 'transaction' };
  const body = [
    JSON.stringify({ event_id: event.event_id, sent_at: textTime(NOW) }),
    JSON.stringify(item),
    payload,
    '',
  ];
  return {
    endpoint: 'envelope',
    headers: {
      'content-type': 'application/x-sentry-envelope',
      'content-encoding': 'gzip',
      'x-sentry-auth': `Sentry sentry_key=${key}, sentry_version=7, sentry_client=sentry.python/1.45.1`,
    },
    query: '',
    body: gzipSync(body.join('\n')),
  };
}

/** `sentry-sdk` 1 for Python: two services, of which the called one reports first. */
export const python1: SdkCapture = {
  sdk: 'sentry-sdk 1 for Python',
  traceId,
  requests: (key) => [request(called, key), request(caller, key)],
  tree: [
    'TX views.checkout (http.server)',
    '  http: POST http://localhost/orders',
    '    TX views.orders (http.server)',
    '      db: INSERT INTO orders VALUES (%s)',
  ],
};
