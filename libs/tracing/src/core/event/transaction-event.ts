import type { KeptBreadcrumb } from '../breadcrumb/breadcrumb';
import type { DataFilter } from '../filter/data-filter';
import type { SdkInfo } from '../envelope/dsn';
import { textOf } from '../span/property-bag';
import type { Span } from '../span/span';
import type { SpanLink } from '../span/span-context';
import type { Transaction } from '../span/transaction';

/** A finished child span, in the words of the wire. Timestamps are seconds since the epoch; `timestamp` is the end. */
export interface SpanJson {
  trace_id: string;
  span_id: string;
  parent_span_id?: string;
  op?: string;
  description?: string;
  status?: string;
  start_timestamp: number;
  timestamp: number;
  tags?: Readonly<Record<string, unknown>>;
  data?: Readonly<Record<string, unknown>>;
}

export interface LinkJson {
  trace_id: string;
  span_id: string;
  sampled?: boolean;
  attributes?: Readonly<Record<string, unknown>>;
}

/** The root span of a transaction, or the span that an error happened in. */
export interface TraceContextJson extends Omit<SpanJson, 'start_timestamp' | 'timestamp' | 'tags'> {
  links?: LinkJson[];
}

/** A transaction as it is sent: the root span is `contexts.trace`, all others are in `spans`. */
export interface TransactionEvent extends EventOriginJson {
  type: 'transaction';
  event_id: string;
  transaction: string;
  transaction_info: { source: string };
  start_timestamp: number;
  timestamp: number;
  contexts: { trace: TraceContextJson };
  tags: Readonly<Record<string, unknown>>;
  spans: SpanJson[];
  breadcrumbs?: readonly KeptBreadcrumb[];
}

/** What every event of one application says about where it comes from. */
export interface EventOrigin {
  platform: string;
  environment: string;
  release?: string | undefined;
  serverName?: string | undefined;
  sdk: SdkInfo;
}

/** The same in the words of the wire. */
export interface EventOriginJson {
  platform: string;
  environment: string;
  release?: string;
  server_name?: string;
  sdk: SdkInfo;
}

/** An object on its way to JSON, where a property that is undefined is absent. */
type Draft<Json> = { [Key in keyof Json]: Json[Key] | undefined };

/** The event of a finished transaction, with its finished child spans; open ones are omitted. */
export function transactionEvent(
  transaction: Transaction,
  origin: EventOriginJson,
  filter: DataFilter,
): TransactionEvent {
  const spans: SpanJson[] = [];
  for (const child of transaction.children) {
    const { endTimestamp } = child;
    if (endTimestamp !== undefined) spans.push(spanJson(child, endTimestamp, filter));
  }
  return {
    type: 'transaction',
    event_id: transaction.ids.eventId(),
    transaction: filter.text(transaction.name),
    transaction_info: { source: transaction.source },
    start_timestamp: transaction.startTimestamp,
    timestamp: transaction.endTimestamp ?? transaction.startTimestamp,
    ...origin,
    contexts: { trace: traceContextJson(transaction, filter, transaction.links) },
    tags: filter.bag(transaction.tags),
    spans,
  };
}

/** Written once, since every event says the same. */
export function originJson({
  platform,
  environment,
  release,
  serverName,
  sdk,
}: EventOrigin): EventOriginJson {
  const json: Draft<EventOriginJson> = { platform, environment, release, server_name: serverName, sdk };
  return json as EventOriginJson;
}

export function traceContextJson(
  span: Span,
  filter: DataFilter,
  links: readonly SpanLink[] = [],
): TraceContextJson {
  const json: Draft<TraceContextJson> = {
    trace_id: span.traceId,
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    op: textIfAny(span.op, filter),
    description: textIfAny(span.description, filter),
    status: textIfAny(span.status, filter),
    data: bagIfAny(span.data, filter),
    links: links.length > 0 ? links.map((link) => linkJson(link, filter)) : undefined,
  };
  return json as TraceContextJson;
}

function linkJson({ traceId, spanId, sampled, attributes }: SpanLink, filter: DataFilter): LinkJson {
  const json: Draft<LinkJson> = {
    trace_id: traceId,
    span_id: spanId,
    sampled,
    attributes: attributes && filter.bag(attributes),
  };
  return json as LinkJson;
}

function spanJson(span: Span, endTimestamp: number, filter: DataFilter): SpanJson {
  const json: Draft<SpanJson> = {
    trace_id: span.traceId,
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    op: textIfAny(span.op, filter),
    description: textIfAny(span.description, filter),
    status: textIfAny(span.status, filter),
    start_timestamp: span.startTimestamp,
    timestamp: endTimestamp,
    tags: bagIfAny(span.tags, filter),
    data: bagIfAny(span.data, filter),
  };
  return json as SpanJson;
}

/** Hosts without a compiler pass anything as a description. */
function textIfAny(text: unknown, filter: DataFilter): string | undefined {
  return text === undefined || text === null ? undefined : filter.text(textOf(text));
}

function bagIfAny(
  bag: Readonly<Record<string, unknown>>,
  filter: DataFilter,
): Readonly<Record<string, unknown>> | undefined {
  for (const _key in bag) return filter.bag(bag);
  return undefined;
}
