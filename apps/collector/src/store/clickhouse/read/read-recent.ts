import type { EventRecord } from '../../records/event-record';
import type { RecentTransactions, StoredTransaction } from '../../shared-events';
import type { ClickHouseServers } from '../clickhouse-servers';
import { integer, Parameters } from '../parameters';

/** An insert is stamped when it begins, and seen when it is done; the clocks of a cluster's servers differ a little. */
const OVERLAP_SECONDS = 3;

/** What `SharedEvents.recentTransactions` promises. */
export async function readRecentTransactions(
  servers: ClickHouseServers,
  { since, limit }: { since: number | undefined; limit: number },
  timeoutMs: number,
): Promise<RecentTransactions> {
  const [clock] = await servers.ask(
    { text: 'SELECT toUInt32(now())', parameters: new Parameters(servers.dialect) },
    timeoutMs,
  );
  const until = Number(clock?.[0]);
  const parameters = new Parameters(servers.dialect);
  const from = parameters.bind((since ?? until) - OVERLAP_SECONDS, 'UInt32');
  const text = `SELECT project_id, replaceAll(toString(event_id), '-', ''), replaceAll(toString(trace_id), '-', ''),
      transaction, op, status, start_timestamp, timestamp
    FROM events WHERE stored_at >= toDateTime(${from}) AND type = 'transaction'
    ORDER BY stored_at DESC, received_timestamp DESC LIMIT ${integer(limit)}`;
  const rows = await servers.ask({ text, parameters }, timeoutMs);
  return { transactions: rows.map(transactionOf).reverse(), until, truncated: rows.length >= limit };
}

function transactionOf(row: unknown[]): StoredTransaction {
  const [projectId, eventId, traceId, transaction, op, status, startTimestamp, timestamp] = row;
  return {
    type: 'transaction',
    projectId: Number(projectId),
    eventId: String(eventId),
    traceId: traceId as EventRecord['traceId'],
    transaction: transaction as EventRecord['transaction'],
    op: op as EventRecord['op'],
    status: status as EventRecord['status'],
    startTimestamp: startTimestamp as EventRecord['startTimestamp'],
    timestamp: Number(timestamp),
  };
}
