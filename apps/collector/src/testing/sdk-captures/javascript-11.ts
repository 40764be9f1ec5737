import { streamedSpan, spanEnvelope } from '../streamed/wire-spans';
import { NOW } from '../wire-fixtures';
import type { SdkCapture } from './sdk-capture';

const traceId = '1100'.padEnd(32, 'c');
const page = { rootSpanId: '1100000000000001', rootName: 'Pageload', traceId };
const api = { rootSpanId: '1100000000000005', rootName: 'GET /yarns/:id', traceId, sdk: 'node' };

const pageload = streamedSpan({
  ...page,
  spanId: page.rootSpanId,
  op: 'pageload',
  name: 'Pageload',
  start: NOW - 20,
  end: NOW - 18,
});
const lookup = streamedSpan({
  ...page,
  spanId: '1100000000000002',
  op: 'browser.dns',
  name: 'DNS lookup',
  start: NOW - 20,
  end: NOW - 19.99,
});
const request = streamedSpan({
  ...page,
  spanId: '1100000000000003',
  op: 'http.client',
  name: 'GET localhost',
  start: NOW - 19.8,
  end: NOW - 19.1,
});
const handler = streamedSpan({
  ...api,
  spanId: '1100000000000004',
  op: 'handler',
  name: '/yarns/:id',
  start: NOW - 19.6,
  end: NOW - 19.2,
});
const server = streamedSpan({
  ...api,
  spanId: api.rootSpanId,
  parentSpanId: '1100000000000003',
  op: 'http.server',
  name: 'GET /yarns/:id',
  start: NOW - 19.7,
  end: NOW - 19.15,
});

/**
 * JavaScript SDK 11: no transactions but containers of spans. Children come before their root, a page's in several
 * envelopes, and an envelope has no event id.
 */
export const javascript11: SdkCapture = {
  sdk: '@sentry/browser and @sentry/node 11',
  traceId,
  requests: (key) =>
    [[lookup], [handler, server], [request, pageload]].map((spans) => ({
      endpoint: 'envelope',
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      query: `sentry_version=7&sentry_key=${key}&sentry_client=sentry.javascript.browser%2F11.12.0`,
      body: spanEnvelope(spans),
    })),
  tree: [
    'SEG Pageload (pageload)',
    '  DNS lookup (browser.dns)',
    '  GET localhost (http.client)',
    '    SEG GET /yarns/:id (http.server)',
    '      /yarns/:id (handler)',
  ],
};
