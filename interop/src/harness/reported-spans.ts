import { parseEnvelope } from '@clew/tracing/core';
import type { SpanJson, TransactionEvent } from '@clew/tracing/core';
import type { Report } from './report';

/** A span as any SDK reports it: a transaction's root and its child spans alike. */
export interface ReportedSpan {
  service: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  op: string | null;
  name: string | null;
  status: string | null;
  /** Seconds since the epoch. */
  startTimestamp: number;
  endTimestamp: number;
}

/** All spans of a report: of transactions, of the containers of streaming mode, of OTLP in JSON. */
export function reportedSpans({ path, project = 'unknown', body }: Report): ReportedSpan[] {
  if (path === '/v1/traces') return otlpSpans(json(body) as OtlpRequest);
  return parseEnvelope(body).items.flatMap(({ headers, payload }) => {
    if (headers.type === 'transaction') return transactionSpans(json(payload) as TransactionEvent, project);
    if (headers.type === 'span') return streamedSpans(json(payload) as SpanContainer, project);
    return [];
  });
}

function transactionSpans(event: TransactionEvent, service: string): ReportedSpan[] {
  const { transaction, contexts, start_timestamp, timestamp } = event;
  const root = { ...contexts.trace, description: transaction, start_timestamp, timestamp };
  return [root, ...event.spans].map((span: SpanJson) => ({
    service,
    traceId: span.trace_id,
    spanId: span.span_id,
    parentSpanId: span.parent_span_id ?? null,
    op: span.op ?? null,
    name: span.description ?? null,
    status: span.status ?? null,
    startTimestamp: span.start_timestamp,
    endTimestamp: span.timestamp,
  }));
}

interface SpanContainer {
  items: StreamedSpan[];
}

interface StreamedSpan {
  trace_id: string;
  span_id: string;
  parent_span_id?: string;
  name: string;
  status: string;
  start_timestamp: number;
  end_timestamp: number;
  attributes: { 'sentry.op'?: { value: string } };
}

function streamedSpans({ items }: SpanContainer, service: string): ReportedSpan[] {
  return items.map((span) => ({
    service,
    traceId: span.trace_id,
    spanId: span.span_id,
    parentSpanId: span.parent_span_id ?? null,
    op: span.attributes['sentry.op']?.value ?? null,
    name: span.name,
    status: span.status,
    startTimestamp: span.start_timestamp,
    endTimestamp: span.end_timestamp,
  }));
}

interface OtlpRequest {
  resourceSpans: { resource: { attributes: OtlpAttribute[] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

interface OtlpAttribute {
  key: string;
  value: { stringValue?: string };
}

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  status: { code: number };
  startTimeUnixNano: string;
  endTimeUnixNano: string;
}

const OTLP_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const OTLP_STATUSES = ['unset', 'ok', 'error'];

function otlpSpans({ resourceSpans }: OtlpRequest): ReportedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const name = resource.attributes.find(({ key }) => key === 'service.name');
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        service: name?.value.stringValue ?? 'unknown',
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId ?? null,
        op: OTLP_KINDS[span.kind] ?? null,
        name: span.name,
        status: OTLP_STATUSES[span.status.code] ?? null,
        startTimestamp: Number(span.startTimeUnixNano) / 1e9,
        endTimestamp: Number(span.endTimeUnixNano) / 1e9,
      })),
    );
  });
}

function json(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
