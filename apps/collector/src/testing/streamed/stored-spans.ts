import type { StoredSpan } from '@clew/trace-model';
import type { StreamedOrigin, StreamedSpans } from '../../store/records/streamed-spans';
import { NOW, TRACE_ID, uniqueId } from '../wire-fixtures';

const ORIGIN: StreamedOrigin = {
  transaction: 'Pageload',
  release: 'shop@1',
  environment: 'production',
  platform: 'javascript',
  sdkName: 'sentry.javascript.browser',
  sdkVersion: '11.12.0',
  user: null,
};

/** A stored batch of streamed spans with an id of its own. */
export function streamedSpansRecord(
  spans: readonly StoredSpan[],
  overrides: Partial<StreamedSpans> = {},
): StreamedSpans {
  return {
    type: 'spans',
    projectId: 1,
    batchId: uniqueId(),
    traceId: TRACE_ID,
    rootSpanId: null,
    receivedTimestamp: NOW,
    spanCount: spans.length,
    spans: JSON.stringify(spans),
    details: JSON.stringify(ORIGIN),
    ...overrides,
  };
}

/** A child span in the form in which it is stored. */
export function storedSpan(overrides: Partial<StoredSpan> = {}): StoredSpan {
  return {
    span_id: uniqueId(16),
    parent_span_id: 'b'.repeat(16),
    op: 'http.client',
    description: 'GET localhost',
    status: 'ok',
    start_timestamp: NOW - 10,
    timestamp: NOW - 9,
    tags: {},
    data: {},
    ...overrides,
  };
}
