import type { EventRecord } from '../../records/event-record';
import type { StoredRecord } from '../../records/stored-record';
import { StoreUnwritableError } from '../../store-unwritable-error';
import type { StreamedSpans } from '../../records/streamed-spans';
import type { ClickHouseServers } from '../clickhouse-servers';
import { hourOf } from './event-row';
import { Parameters, uuidOf } from '../parameters';

const TIMEOUT_MS = 10_000;

/** What makes a record the one that it is: its project and its id, and, of an event, the hour in which it ended. */
export function recordKey(record: StoredRecord): string {
  return record.type === 'spans'
    ? `spans:${record.projectId}:${record.batchId}`
    : `event:${record.projectId}:${record.eventId}:${hourOf(record.timestamp)}`;
}

/**
 * The keys of those records that are stored already. Looked up by the tables' own order, which takes as long in a large
 * store as in a small one: the price is that an event is known by its hour too. Rejects with a `StoreUnwritableError`.
 */
export async function knownKeys(
  servers: ClickHouseServers,
  records: readonly StoredRecord[],
): Promise<Set<string>> {
  try {
    return new Set([
      ...(await knownEvents(
        servers,
        records.filter((record): record is EventRecord => record.type !== 'spans'),
      )),
      ...(await knownBatches(
        servers,
        records.filter((record): record is StreamedSpans => record.type === 'spans'),
      )),
    ]);
  } catch (error) {
    throw new StoreUnwritableError(error instanceof Error ? error.message : String(error));
  }
}

async function knownEvents(servers: ClickHouseServers, events: readonly EventRecord[]): Promise<string[]> {
  if (events.length === 0) return [];
  const parameters = new Parameters(servers.dialect);
  const tests = [
    parameters.oneOf('project_id', unique(events.map(({ projectId }) => projectId)), 'Int32'),
    parameters.oneOf('hour', unique(events.map(({ timestamp }) => hourOf(timestamp))), 'UInt32'),
    parameters.oneOf('event_id', unique(events.map(({ eventId }) => uuidOf(eventId))), 'UUID'),
  ];
  const text = `SELECT project_id, replaceAll(toString(event_id), '-', ''), hour FROM events WHERE ${tests.join(' AND ')}`;
  const rows = await servers.ask({ text, parameters }, TIMEOUT_MS);
  return rows.map((row) => `event:${row.join(':')}`);
}

async function knownBatches(
  servers: ClickHouseServers,
  batches: readonly StreamedSpans[],
): Promise<string[]> {
  if (batches.length === 0) return [];
  const parameters = new Parameters(servers.dialect);
  const tests = [
    parameters.oneOf('project_id', unique(batches.map(({ projectId }) => projectId)), 'Int32'),
    parameters.oneOf('trace_id', unique(batches.map(({ traceId }) => uuidOf(traceId))), 'UUID'),
    parameters.oneOf('batch_id', unique(batches.map(({ batchId }) => uuidOf(batchId))), 'UUID'),
  ];
  const text = `SELECT project_id, replaceAll(toString(batch_id), '-', '') FROM streamed_spans WHERE ${tests.join(' AND ')}`;
  const rows = await servers.ask({ text, parameters }, TIMEOUT_MS);
  return rows.map((row) => `spans:${row.join(':')}`);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
