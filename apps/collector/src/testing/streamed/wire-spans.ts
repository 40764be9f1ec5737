import { NOW, TRACE_ID, uniqueId } from '../wire-fixtures';

export interface StreamedSpanFixture {
  traceId?: string;
  spanId?: string;
  /** Its transaction's root span; a span of the same id is that root. */
  rootSpanId?: string;
  /** The name of its transaction. */
  rootName?: string;
  /** By default a child's is the root span. */
  parentSpanId?: string;
  name?: string;
  op?: string;
  start?: number;
  end?: number;
  /** `browser` or `node`. */
  sdk?: string;
  attributes?: Record<string, unknown>;
  overrides?: Record<string, unknown>;
}

/** A span as JavaScript SDK 11 streams it: each attribute with its type, what belongs to its transaction repeated. */
export function streamedSpan(fixture: StreamedSpanFixture = {}): Record<string, unknown> {
  const { spanId = uniqueId(16), rootSpanId = 'b'.repeat(16), sdk = 'browser' } = fixture;
  const isRoot = spanId === rootSpanId;
  const parentSpanId = fixture.parentSpanId ?? (isRoot ? undefined : rootSpanId);
  return {
    trace_id: fixture.traceId ?? TRACE_ID,
    span_id: spanId,
    ...(parentSpanId === undefined ? {} : { parent_span_id: parentSpanId }),
    name: fixture.name ?? 'GET localhost',
    status: 'ok',
    is_segment: isRoot,
    start_timestamp: fixture.start ?? NOW - 10,
    end_timestamp: fixture.end ?? NOW - 9,
    attributes: {
      ...typed({
        'sentry.op': fixture.op ?? 'http.client',
        'sentry.origin': 'manual',
        'sentry.trace_lifecycle': 'stream',
        'sentry.segment.id': rootSpanId,
        'sentry.segment.name': fixture.rootName ?? 'Pageload',
        'sentry.sdk.name': `sentry.javascript.${sdk}`,
        'sentry.sdk.version': '11.12.0',
        'sentry.release': 'shop@1',
        'sentry.environment': 'production',
      }),
      ...(isRoot ? typed({ 'sentry.segment.name.source': 'route', 'sentry.sample_rate': 0.5 }) : {}),
      ...typed(fixture.attributes ?? {}),
    },
    ...fixture.overrides,
  };
}

/** Attributes with their values wrapped; undefined takes one away. */
function typed(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === undefined ? undefined : { value, type: typeof value },
    ]),
  );
}

/** The item in which spans are streamed, as its header and its payload. */
export function spanContainer(
  items: unknown,
  {
    headers = {},
    container = {},
  }: { headers?: Record<string, unknown>; container?: Record<string, unknown> } = {},
): [headers: Record<string, unknown>, payload: unknown] {
  const count = Array.isArray(items) ? items.length : 0;
  const contentType = 'application/vnd.sentry.items.span.v2+json';
  return [
    { type: 'span', item_count: count, content_type: contentType, ...headers },
    { version: 2, items, ...container },
  ];
}

/** An envelope of one container. */
export function spanEnvelope(spans: readonly unknown[], headers: Record<string, unknown> = {}): Uint8Array {
  const lines = [{ sent_at: '2026-11-22T12:00:00.000Z', ...headers }, ...spanContainer(spans)];
  return Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
}
