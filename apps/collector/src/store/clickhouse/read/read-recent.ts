import type { EventRecord } from '../../records/event-record';
import type { AnnouncedEvent, RecentEvents } from '../../shared-events';
import type { ClickHouseServers } from '../clickhouse-servers';
import { integer, Parameters } from '../parameters';

/** An insert is stamped when it begins, and seen when it is done; the clocks of a cluster's servers differ a little. */
const OVERLAP_SECONDS = 3;

/** What `SharedEvents.recentEvents` promises. */
export async function readRecentEvents(
  servers: ClickHouseServers,
  { since, limit }: { since: number | undefined; limit: number },
  timeoutMs: number,
): Promise<RecentEvents> {
  const [clock] = await servers.ask(
    { text: 'SELECT toUInt32(now())', parameters: new Parameters(servers.dialect) },
    timeoutMs,
  );
  const until = Number(clock?.[0]);
  const parameters = new Parameters(servers.dialect);
  const from = parameters.bind((since ?? until) - OVERLAP_SECONDS, 'UInt32');
  const text = `SELECT type, project_id, replaceAll(toString(event_id), '-', ''), replaceAll(toString(trace_id), '-', ''),
      transaction, title, op, status, start_timestamp, timestamp
    FROM events WHERE stored_at >= toDateTime(${from})
    ORDER BY stored_at DESC, received_timestamp DESC LIMIT ${integer(limit)}`;
  const rows = await servers.ask({ text, parameters }, timeoutMs);
  return { events: rows.map(announcedEvent).reverse(), until, truncated: rows.length >= limit };
}

function announcedEvent(row: unknown[]): AnnouncedEvent {
  const [type, projectId, eventId, traceId, transaction, title, op, status, startTimestamp, timestamp] = row;
  return {
    type: type as EventRecord['type'],
    projectId: Number(projectId),
    eventId: String(eventId),
    traceId: traceId as EventRecord['traceId'],
    transaction: transaction as EventRecord['transaction'],
    title: title as EventRecord['title'],
    op: op as EventRecord['op'],
    status: status as EventRecord['status'],
    startTimestamp: startTimestamp as EventRecord['startTimestamp'],
    timestamp: Number(timestamp),
  };
}
