import { NOW } from '../wire-fixtures';
import type { SdkCapture } from './sdk-capture';

const traceId = '700'.padEnd(32, 'c');
const trace = { trace_id: traceId };

const event = {
  type: 'transaction',
  transaction: '/yarns/:id',
  transaction_info: { source: 'route' },
  start_timestamp: NOW - 20,
  timestamp: NOW - 18,
  platform: 'javascript',
  environment: 'production',
  sdk: { name: 'sentry.javascript.react', version: '7.120.4' },
  measurements: { lcp: { value: 512.3, unit: 'millisecond' } },
  breadcrumbs: [{ timestamp: NOW - 19, category: 'ui.click', message: 'button' }],
  request: { url: 'http://localhost/yarns/7', headers: { 'User-Agent': 'a browser' } },
  contexts: {
    trace: {
      ...trace,
      span_id: '7000000000000001',
      op: 'pageload',
      origin: 'auto.pageload.browser',
      data: {},
    },
  },
  spans: [
    {
      ...trace,
      span_id: '7000000000000002',
      parent_span_id: '7000000000000001',
      op: 'http.client',
      description: 'GET /api/yarns/7',
      origin: 'auto.http.browser',
      start_timestamp: NOW - 19.8,
      timestamp: NOW - 19.1,
      status: 'ok',
    },
  ],
};

const lines = [
  {
    event_id: '7000'.padEnd(32, 'd'),
    sent_at: '2026-11-22T12:00:00.000Z',
    sdk: { name: 'sentry.javascript.react', version: '7.120.4' },
    trace: {},
  },
  { type: 'transaction' },
  event,
];

/** A browser SDK 7: an envelope as plain text, without lengths and without a last line feed, the key in the query. */
export const browser7: SdkCapture = {
  sdk: '@sentry/react 7',
  traceId,
  requests: (key) => [
    {
      endpoint: 'envelope',
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      query: `sentry_key=${key}&sentry_version=7&sentry_client=sentry.javascript.react%2F7.120.4`,
      body: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')),
    },
  ],
  tree: ['TX /yarns/:id (pageload)', '  http.client: GET /api/yarns/7'],
};
