import { serializeEnvelope } from '@clew/tracing/core';

/** Now, in seconds: the collector refuses times that no clock skew explains. */
export const NOW = Math.floor(Date.now() / 1000);

export const TRACE_ID = 'a1'.repeat(16);

let sequence = 0;

/** An id of `length` hex digits that no other call has given. */
export function uniqueId(length: 16 | 32 = 32): string {
  sequence += 1;
  return `f${sequence.toString(16).padStart(length - 1, '0')}`;
}

export interface TransactionFixture {
  name?: string;
  traceId?: string;
  spanId?: string;
  parentSpanId?: string;
  op?: string;
  status?: string;
  start?: number;
  durationMs?: number;
  tags?: unknown;
  spans?: unknown;
  overrides?: Record<string, unknown>;
}

/** A transaction event as an SDK sends it. */
export function transactionPayload(fixture: TransactionFixture = {}): Record<string, unknown> {
  const { start = NOW - 10, durationMs = 100 } = fixture;
  return {
    type: 'transaction',
    event_id: uniqueId(),
    transaction: fixture.name ?? 'GET /yarns/:id',
    transaction_info: { source: 'route' },
    start_timestamp: start,
    timestamp: start + durationMs / 1000,
    platform: 'node',
    contexts: {
      trace: {
        trace_id: fixture.traceId ?? TRACE_ID,
        span_id: fixture.spanId ?? uniqueId(16),
        ...(fixture.parentSpanId === undefined ? {} : { parent_span_id: fixture.parentSpanId }),
        op: fixture.op ?? 'http.server',
        status: fixture.status ?? 'ok',
      },
    },
    ...(fixture.tags === undefined ? {} : { tags: fixture.tags }),
    spans: fixture.spans ?? [],
    ...fixture.overrides,
  };
}

/** A child span of the wire. */
export function spanPayload(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    trace_id: TRACE_ID,
    span_id: uniqueId(16),
    op: 'sql.query',
    description: 'SELECT * FROM yarns',
    start_timestamp: NOW - 10,
    timestamp: NOW - 9.95,
    status: 'ok',
    ...overrides,
  };
}

/** The envelope in which an SDK sends one event. */
export function envelopeOf(
  event: Record<string, unknown>,
  headers: Record<string, unknown> = {},
): Uint8Array {
  const type = event['type'] === 'transaction' ? 'transaction' : 'event';
  const eventId = event['event_id'];
  const envelopeHeaders = { ...(eventId === undefined ? {} : { event_id: eventId }), ...headers };
  const item = { headers: { type }, payload: JSON.stringify(event) };
  return new TextEncoder().encode(serializeEnvelope(envelopeHeaders, [item]));
}
