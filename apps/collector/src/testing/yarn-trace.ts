import { NOW, spanPayload, transactionPayload, uniqueId } from './wire-fixtures';

/**
 * A page load as a story: a browser asks the api, which asks db-service, where something is not found; the api also
 * reports an error, and one transaction's parent was never recorded.
 */
export function yarnTrace() {
  const traceId = uniqueId();
  const apiSpan = uniqueId(16);
  const browserSpan = uniqueId(16);
  const page = transactionPayload({
    name: 'shop/',
    traceId,
    op: 'pageload',
    start: NOW - 20,
    durationMs: 2_000,
    tags: { colour: 'red' },
    spans: [
      spanPayload({
        trace_id: traceId,
        span_id: browserSpan,
        op: 'http.client',
        start_timestamp: NOW - 19.5,
        timestamp: NOW - 19,
      }),
    ],
  });
  const api = transactionPayload({
    name: 'GET /api/products',
    traceId,
    spanId: apiSpan,
    parentSpanId: browserSpan,
    start: NOW - 19.4,
    durationMs: 300,
  });
  const queries = transactionPayload({
    name: 'GET /products',
    traceId,
    parentSpanId: apiSpan,
    start: NOW - 19.3,
    durationMs: 100,
    status: 'not_found',
  });
  const lost = transactionPayload({
    name: 'GET /lost',
    traceId,
    parentSpanId: uniqueId(16),
    start: NOW - 18,
    durationMs: 50,
  });
  const error = {
    event_id: uniqueId(),
    timestamp: NOW - 19.2,
    level: 'fatal',
    exception: {
      values: [
        { type: 'Cause', value: 'x' },
        { type: 'TypeError', value: 'no yarn' },
      ],
    },
    contexts: { trace: { trace_id: traceId, span_id: apiSpan } },
  };

  return { traceId, apiSpan, browserSpan, page, api, queries, lost, error };
}
