import type { StoredSpan, StoredTransaction, TraceResponse } from '@clew/trace-model';
import type { Report } from './report';
import { reportedSpans, type ReportedSpan } from './reported-spans';

/**
 * The trace that a collector would make of reports in whichever form: a span that continues another service's, or
 * none, begins a transaction, to which all spans of its service below it belong. Undefined where there is none.
 */
export function traceOfReports(reports: readonly Report[], traceId: string): TraceResponse | undefined {
  const spans = reports.flatMap(reportedSpans).filter((span) => span.traceId === traceId);
  if (spans.length === 0) return undefined;
  const roots = spans.filter((span) => parentInService(span, spans) === undefined);
  return {
    trace_id: traceId,
    start_timestamp: Math.min(...spans.map(({ startTimestamp }) => startTimestamp)),
    timestamp: Math.max(...spans.map(({ endTimestamp }) => endTimestamp)),
    transactions: roots.map((root) => transactionOf(root, spans)),
    errors: [],
  };
}

function transactionOf(root: ReportedSpan, all: readonly ReportedSpan[]): StoredTransaction {
  const children = all.filter((span) => span !== root && rootInService(span, all) === root);
  const parent = all.find(({ spanId }) => spanId === root.parentSpanId);
  return {
    ...storedSpan(root),
    event_id: root.spanId.repeat(2),
    project: root.service,
    transaction: root.name ?? '',
    orphan: root.parentSpanId !== null && parent === undefined,
    spans: children.map(storedSpan),
  };
}

function rootInService(span: ReportedSpan, all: readonly ReportedSpan[]): ReportedSpan {
  const parent = parentInService(span, all);
  return parent === undefined ? span : rootInService(parent, all);
}

function parentInService(span: ReportedSpan, all: readonly ReportedSpan[]): ReportedSpan | undefined {
  return all.find(({ spanId, service }) => spanId === span.parentSpanId && service === span.service);
}

function storedSpan(span: ReportedSpan): StoredSpan {
  return {
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    op: span.op,
    description: span.name,
    status: span.status,
    start_timestamp: span.startTimestamp,
    timestamp: span.endTimestamp,
    tags: {},
    data: {},
  };
}
