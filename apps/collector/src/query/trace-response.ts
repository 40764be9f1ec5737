import {
  assembleTrace,
  type StoredError,
  type StoredTransaction,
  type TraceResponse,
} from '@clew/trace-model';
import type { ProjectDirectory } from '../projects/project-directory';
import type { EventRecord } from '../store/records/event-record';
import type { TraceEvents } from '../store/event-reader';

/** A trace as the query API answers it; `truncated` says that it has more events than are shown, up to here. */
export interface CollectedTrace extends TraceResponse {
  truncated?: true;
  /** Where what follows can be asked for. */
  next_cursor?: string;
}

/**
 * The trace that a set of events is. It begins with its earliest transaction and ends with its latest; which
 * transactions are orphans is decided here, from what is known now, and changes when a parent arrives.
 */
export function traceResponse(
  traceId: string,
  { events, truncated }: TraceEvents,
  projects: ProjectDirectory,
): CollectedTrace {
  const transactions = events
    .filter(({ type }) => type === 'transaction')
    .map((event) => transactionResponse(event, projects));
  const errors = events.filter(({ type }) => type === 'error').map((event) => errorResponse(event, projects));
  const shown = transactions.length > 0 ? transactions : errors;
  const trace: CollectedTrace = {
    trace_id: traceId,
    start_timestamp:
      extreme(
        transactions.map(({ start_timestamp }) => start_timestamp),
        Math.min,
      ) ?? moment(shown[0]),
    timestamp:
      extreme(
        shown.map(({ timestamp }) => timestamp),
        Math.max,
      ) ?? 0,
    transactions,
    errors,
    ...(truncated ? { truncated } : {}),
  };
  for (const { kind, transaction } of assembleTrace(trace).transactions) {
    transaction.orphan = kind === 'orphan';
  }
  return trace;
}

/** One event with everything that is kept of it. */
export function eventResponse(event: EventRecord, projects: ProjectDirectory): Record<string, unknown> {
  const details = JSON.parse(event.details) as Record<string, unknown>;
  // A project's key is for its own readers; whose it is stands in `head_project`, for those who may see it.
  delete details['head_key'];
  const summary =
    event.type === 'transaction' ? transactionResponse(event, projects) : errorResponse(event, projects);
  return {
    user: null,
    request: null,
    ...details,
    type: event.type,
    ...summary,
    trace_id: event.traceId,
    title: event.title,
    release: event.release,
    environment: event.environment,
    platform: event.platform,
    received: event.receivedTimestamp,
    sdk: sdkOf(event),
  };
}

function transactionResponse(event: EventRecord, projects: ProjectDirectory): StoredTransaction {
  const { data, description, root_missing, head_key } = JSON.parse(event.details) as Record<string, unknown>;
  return {
    event_id: event.eventId,
    project: projects.byId(event.projectId)?.slug ?? String(event.projectId),
    transaction: event.transaction ?? '',
    op: event.op,
    status: event.status,
    span_id: event.spanId ?? '',
    parent_span_id: event.parentSpanId,
    start_timestamp: event.startTimestamp ?? event.timestamp,
    timestamp: event.timestamp,
    orphan: false,
    tags: Object.fromEntries(event.tags),
    data: data as StoredTransaction['data'],
    ...(description === null ? {} : { description }),
    ...(event.source === null ? {} : { source: event.source }),
    sdk: sdkOf(event),
    received: event.receivedTimestamp,
    sample_rate: event.sampleRate,
    ...(typeof head_key === 'string' ? { head_project: projects.byKey(head_key)?.slug ?? null } : {}),
    // Its root span has not come yet: name and times are those of its streamed spans.
    ...(root_missing === true ? { root_missing } : {}),
    spans: JSON.parse(event.spans) as StoredTransaction['spans'],
  };
}

function errorResponse(
  event: EventRecord,
  projects: ProjectDirectory,
): StoredError & Record<string, unknown> {
  return {
    event_id: event.eventId,
    project: projects.byId(event.projectId)?.slug ?? String(event.projectId),
    title: event.title ?? '',
    level: event.level,
    timestamp: event.timestamp,
    span_id: event.spanId,
    parent_span_id: event.parentSpanId,
    transaction: event.transaction,
    tags: Object.fromEntries(event.tags),
  };
}

function sdkOf({ sdkName, sdkVersion }: EventRecord): { name: string; version?: string } | null {
  if (sdkName === null) return null;
  return sdkVersion === null ? { name: sdkName } : { name: sdkName, version: sdkVersion };
}

/** Reduced, not spread: a trace may have more transactions than a call may have arguments. */
function extreme(
  times: readonly number[],
  choose: (one: number, other: number) => number,
): number | undefined {
  return times.length === 0 ? undefined : times.reduce((one, other) => choose(one, other));
}

function moment(event: { timestamp: number } | undefined): number {
  return event?.timestamp ?? 0;
}
