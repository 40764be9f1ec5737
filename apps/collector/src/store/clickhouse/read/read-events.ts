import { assembleStreamedSpans } from '../../streamed/assemble-streamed-spans';
import type { EventRecord } from '../../records/event-record';
import type { TraceEvents } from '../../event-reader';
import type { ClickHouseServers } from '../clickhouse-servers';
import { MOST_TRACE_CHARACTERS } from '../../questions/trace-bounds';
import { integer, Parameters, uuidOf } from '../parameters';
import { readStreamedSpans, traceOfStreamedEvent } from './read-streamed-spans';

/** The columns of an event's fields; those of ids and tags are read apart. */
const FIELD_COLUMNS = {
  type: 'type',
  projectId: 'project_id',
  spanId: 'span_id',
  parentSpanId: 'parent_span_id',
  transaction: 'transaction',
  op: 'op',
  status: 'status',
  source: 'source',
  startTimestamp: 'start_timestamp',
  timestamp: 'timestamp',
  receivedTimestamp: 'received_timestamp',
  title: 'title',
  level: 'level',
  release: 'release',
  environment: 'environment',
  platform: 'platform',
  sdkName: 'sdk_name',
  sdkVersion: 'sdk_version',
  user: '`user`',
  sampleRate: 'sample_rate',
  spanCount: 'span_count',
  spans: 'spans',
  details: 'details',
} as const satisfies Record<Exclude<keyof EventRecord, 'eventId' | 'traceId' | 'tags'>, string>;

const FIELDS = Object.keys(FIELD_COLUMNS) as (keyof typeof FIELD_COLUMNS)[];

const RECORD = [
  `replaceAll(toString(event_id), '-', '')`,
  `replaceAll(toString(trace_id), '-', '')`,
  'tags.key',
  'tags.value',
  ...Object.values(FIELD_COLUMNS),
].join(', ');

/** Transactions stand at their start, errors at their moment. */
const CHRONOLOGICAL = 'ifNull(start_timestamp, timestamp), project_id, event_id';

/** Among which the spans find their transaction, where they do not name it. */
const MOST_RELATED_EVENTS = 1_000;

export async function readTrace(
  servers: ClickHouseServers,
  { traceId, projectIds, limit }: { traceId: string; projectIds: readonly number[]; limit: number },
  timeoutMs: number,
): Promise<TraceEvents> {
  const { events, isCut } = await readTraceRecords(servers, { traceId, projectIds, limit }, timeoutMs);
  const { batches, truncated } = await readStreamedSpans(servers, { traceId, projectIds }, timeoutMs);
  const assembled = assembleStreamedSpans(events, batches);
  return { events: assembled.slice(0, limit), truncated: isCut || truncated || assembled.length > limit };
}

/**
 * One event more than the limit, if there is one; `isCut` says that they were too large to be read up to there. First
 * how large each is, then as many as bear reading.
 */
async function readTraceRecords(
  servers: ClickHouseServers,
  { traceId, projectIds, limit }: { traceId: string; projectIds: readonly number[]; limit: number },
  timeoutMs: number,
): Promise<{ events: EventRecord[]; isCut: boolean }> {
  const ofTrace = (most: number) => {
    const parameters = new Parameters(servers.dialect);
    const clauses = `WHERE trace_id = ${parameters.bind(uuidOf(traceId), 'UUID')}
      AND ${parameters.oneOf('project_id', projectIds, 'Int32')}
      ORDER BY ${CHRONOLOGICAL} LIMIT ${integer(most)}`;
    return { clauses, parameters };
  };
  const { clauses, parameters } = ofTrace(limit + 1);
  const text = `SELECT spans_size + length(details) FROM events FINAL ${clauses}`;
  const sizes = await servers.ask({ text, parameters }, timeoutMs);
  let characters = 0;
  const tooMuch = sizes.findIndex(([size]) => (characters += Number(size)) > MOST_TRACE_CHARACTERS);
  const count = tooMuch === -1 ? sizes.length : tooMuch;
  const events = count === 0 ? [] : await readRecords(servers, ofTrace(count), timeoutMs);
  return { events, isCut: count < sizes.length };
}

/** A transaction comes with the spans that were streamed apart from it, and if those are all that is there of it. */
export async function readEvent(
  servers: ClickHouseServers,
  place: { projectId: number; eventId: string },
  timeoutMs: number,
): Promise<EventRecord | undefined> {
  const event = await readOwnEvent(servers, place, timeoutMs);
  if (event?.type === 'error') return event;
  const traceId = event === undefined ? await traceOfStreamedEvent(servers, place, timeoutMs) : event.traceId;
  if (traceId === undefined || traceId === null) return event;
  const projectIds = [place.projectId];
  const { batches } = await readStreamedSpans(servers, { traceId, projectIds }, timeoutMs);
  if (batches.length === 0) return event;
  const { events } = await readTrace(servers, { traceId, projectIds, limit: MOST_RELATED_EVENTS }, timeoutMs);
  return events.find(({ eventId }) => eventId === place.eventId) ?? event;
}

/** How many events each project holds. */
export async function readCounts(
  servers: ClickHouseServers,
  timeoutMs: number,
): Promise<Map<number, number>> {
  const text =
    'SELECT project_id, toFloat64(count()) FROM events FINAL GROUP BY project_id ORDER BY project_id';
  const rows = await servers.ask({ text, parameters: new Parameters(servers.dialect) }, timeoutMs);
  return new Map(rows.map(([projectId, count]) => [Number(projectId), Number(count)]));
}

async function readOwnEvent(
  servers: ClickHouseServers,
  { projectId, eventId }: { projectId: number; eventId: string },
  timeoutMs: number,
): Promise<EventRecord | undefined> {
  const parameters = new Parameters(servers.dialect);
  const clauses = `WHERE event_id = ${parameters.bind(uuidOf(eventId), 'UUID')}
    AND project_id = ${parameters.bind(projectId, 'Int32')} ORDER BY received_timestamp LIMIT 1`;
  const [event] = await readRecords(servers, { clauses, parameters }, timeoutMs);
  return event;
}

async function readRecords(
  servers: ClickHouseServers,
  { clauses, parameters }: { clauses: string; parameters: Parameters },
  timeoutMs: number,
): Promise<EventRecord[]> {
  const rows = await servers.ask(
    { text: `SELECT ${RECORD} FROM events FINAL ${clauses}`, parameters },
    timeoutMs,
  );
  return rows.map(recordOf);
}

function recordOf([eventId, traceId, keys, values, ...fields]: unknown[]): EventRecord {
  const tagValues = values as string[];
  const tags = (keys as string[]).map((key, index): [string, string] => [key, tagValues[index] ?? '']);
  const record = Object.fromEntries(FIELDS.map((field, index) => [field, fields[index]]));
  return { ...record, eventId, traceId, tags } as unknown as EventRecord;
}
