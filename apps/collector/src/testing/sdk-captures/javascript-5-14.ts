import { NOW } from '../wire-fixtures';
import type { SdkCapture } from './sdk-capture';

const traceId = '514'.padEnd(32, 'a');
const trace = { trace_id: traceId };

/** A status that is only a tag, noise that later versions dropped, and a span that starts before its root. */
const event = {
  type: 'transaction',
  event_id: '5140'.padEnd(32, 'b'),
  transaction: 'GET /yarns?colour=red',
  start_timestamp: NOW - 30.1234567,
  timestamp: NOW - 29.5,
  platform: 'node',
  tags: { status: 'ok' },
  user: {},
  contexts: {
    trace: {
      ...trace,
      span_id: '5140000000000001',
      op: 'http.server',
      status: 'ok',
      tags: { status: 'ok' },
      data: {},
    },
  },
  spans: [
    {
      ...trace,
      span_id: '5140000000000002',
      parent_span_id: '5140000000000001',
      op: 'request',
      description: 'GET|http://localhost/rates',
      sampled: true,
      transaction: 'GET /yarns?colour=red',
      start_timestamp: NOW - 30.5,
      timestamp: NOW - 29.9,
      tags: { 'http.status_code': '404', status: 'not_found' },
      data: {},
    },
  ],
};

/** `@sentry/node` 5.14: plain JSON to the store endpoint, the key in a header. */
export const javascript514: SdkCapture = {
  sdk: '@sentry/node 5.14',
  traceId,
  requests: (key) => [
    {
      endpoint: 'store',
      headers: {
        'content-type': 'application/json',
        'x-sentry-auth': `Sentry sentry_version=7, sentry_client=sentry.javascript.node/5.14.2, sentry_key=${key}`,
      },
      query: '',
      body: Buffer.from(JSON.stringify(event)),
    },
  ],
  tree: ['TX GET /yarns?colour=red (http.server)', '  request: GET|http://localhost/rates'],
};
