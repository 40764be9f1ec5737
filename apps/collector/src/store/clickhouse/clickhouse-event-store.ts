import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { ConfigurationError } from '@clew/service-host';
import type { ClickHouseAddress } from '../store-address';
import type { EventStore } from '../event-store';
import { QuestionTurns, type QuestionLimits } from '../questions/question-turns';
import { RecordAppends } from './write/append-records';
import { ClickHouseServers } from './clickhouse-servers';
import { openTables } from './tables/open-tables';
import { OutcomeRows, readOutcomes } from './write/outcome-rows';
import { RecordPruner } from './write/prune-records';
import { readCounts, readEvent, readTrace } from './read/read-events';
import { readList } from './list/read-list';
import { readRecentEvents } from './read/read-recent';
import { readTagKeys } from './read/read-tag-keys';
import type { Place } from './tables/schema';
import { firstLine } from './server-error';

/** The server has threads of its own; what waits here holds nothing but its place. */
const LIMITS: QuestionLimits = { running: 8, waiting: 32, timeoutMs: 5_000 };
const REQUEST_TIMEOUT_MS = 30_000;

/** Opens the store on the servers of an address. Rejects with a `ConfigurationError` when none of them can be used. */
export async function openClickHouseEventStore(address: ClickHouseAddress): Promise<EventStore> {
  const clients = address.urls.map((url) =>
    createClient({
      url,
      username: address.username,
      password: address.password,
      database: address.database,
      application: 'clew-collector',
      request_timeout: REQUEST_TIMEOUT_MS,
      // What the client logs of its own would be lines that nobody here asked for.
      log: { level: 127 },
    }),
  );
  try {
    return await openStoreOn(clients, address);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const where = address.urls.map((url) => new URL(url).host).join(', ');
    throw new ConfigurationError(
      `CLEW_STORE: ClickHouse at ${where} cannot be used: is it running, does the database ${address.database} exist, and may the user create tables there? (${firstLine(error)})`,
    );
  }
}

/** Opens the store on connected clients, of which one is asked at a time; they are closed with it. */
export async function openStoreOn(clients: readonly ClickHouseClient[], place: Place): Promise<EventStore> {
  try {
    const servers = await ClickHouseServers.connect(clients, place);
    await openTables(servers, place);
    return eventStoreOf(servers, place);
  } catch (error) {
    await Promise.all(clients.map((client) => client.close()));
    throw error;
  }
}

function eventStoreOf(servers: ClickHouseServers, place: Place): EventStore {
  const turns = new QuestionTurns(LIMITS);
  const outcomeRows = new OutcomeRows(servers);
  const appends = new RecordAppends(servers, outcomeRows);
  const pruner = new RecordPruner(servers, outcomeRows, place);
  return {
    append: (records, counts = []) => appends.append(records, counts),
    trace: (traceId, projectIds, limit) =>
      turns.take((timeoutMs) => readTrace(servers, { traceId, projectIds, limit }, timeoutMs)),
    event: (projectId, eventId) =>
      turns.take((timeoutMs) => readEvent(servers, { projectId, eventId }, timeoutMs)),
    list: (query) => turns.take((timeoutMs) => readList(servers, query, timeoutMs)),
    tagKeys: (query) => turns.take((timeoutMs) => readTagKeys(servers, query, timeoutMs)),
    countByProject: () => turns.take((timeoutMs) => readCounts(servers, timeoutMs)),
    outcomes: () => turns.take((timeoutMs) => readOutcomes(servers, timeoutMs)),
    storedBytes: () => pruner.storedBytes(),
    receivedBefore: (share) => turns.take((timeoutMs) => pruner.receivedBefore(share, timeoutMs)),
    prune: (request) => pruner.prune(request),
    shared: {
      recentEvents: (since, limit) =>
        turns.take((timeoutMs) => readRecentEvents(servers, { since, limit }, timeoutMs)),
    },
    close: () => servers.close(),
  };
}
