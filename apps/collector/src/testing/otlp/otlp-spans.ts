import { NOW, TRACE_ID, uniqueId } from '../wire-fixtures';

export interface OtlpSpanFixture {
  traceId?: string;
  spanId?: string;
  parentSpanId?: string;
  name?: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind?: number;
  /** Seconds since the epoch. */
  start?: number;
  end?: number;
  attributes?: Record<string, unknown>;
  overrides?: Record<string, unknown>;
}

/** A span of OTLP's JSON, as official exporters write it. */
export function otlpSpan(fixture: OtlpSpanFixture = {}): Record<string, unknown> {
  const { start = NOW - 10, end = NOW - 9 } = fixture;
  return {
    traceId: fixture.traceId ?? TRACE_ID,
    spanId: fixture.spanId ?? uniqueId(16),
    ...(fixture.parentSpanId === undefined ? {} : { parentSpanId: fixture.parentSpanId }),
    name: fixture.name ?? 'GET',
    kind: fixture.kind ?? 1,
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(end),
    attributes: otlpAttributes(fixture.attributes ?? {}),
    status: { code: 0 },
    ...fixture.overrides,
  };
}

/** Plain values as attributes of the wire. */
export function otlpAttributes(values: Record<string, unknown>): unknown[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: unknown): Record<string, unknown> {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: otlpAttributes((value ?? {}) as Record<string, unknown>) } };
}

/** The request that one service sends, with what its resource says. */
export function otlpRequest(
  spans: readonly unknown[],
  resource: Record<string, unknown> = { 'service.name': 'shop' },
): Record<string, unknown> {
  return {
    resourceSpans: [
      {
        resource: { attributes: otlpAttributes(resource) },
        scopeSpans: [{ scope: { name: 'yarn-tracer', version: '1.2.0' }, spans }],
      },
    ],
  };
}

/** A time in seconds as the wire has it, to the microsecond. */
export function nanoseconds(seconds: number): string {
  return `${Math.round(seconds * 1e6)}000`;
}
