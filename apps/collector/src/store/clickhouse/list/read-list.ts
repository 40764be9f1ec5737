import type { EventListQuery, ListValue } from '../../questions/event-list-query';
import type { ClickHouseServers } from '../clickhouse-servers';
import type { LastRead } from './list-source';
import { listStatement } from './list-statement';
import { latestStatement, sizesStatement } from './measuring-statements';

/** One array of values per row. Where a question reads only the latest events, which those are is looked up before. */
export async function readList(
  servers: ClickHouseServers,
  query: EventListQuery,
  timeoutMs: number,
): Promise<ListValue[][]> {
  const ask = (lastRead?: LastRead) =>
    servers.ask(listStatement(query, servers.dialect, lastRead), timeoutMs);
  if (query.latest === undefined) return (await ask()) as ListValue[][];
  const lastRead = await lastOfLatest(servers, { ...query, latest: query.latest }, timeoutMs);
  return lastRead === undefined ? [] : ((await ask(lastRead)) as ListValue[][]);
}

/** The last of the latest events that together make no more characters of child spans be read than are allowed. */
async function lastOfLatest(
  servers: ClickHouseServers,
  query: EventListQuery & Required<Pick<EventListQuery, 'latest'>>,
  timeoutMs: number,
): Promise<LastRead | undefined> {
  const { events, characters } = query.latest;
  const rows = await servers.ask(latestStatement(query, events, servers.dialect), timeoutMs);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const sizes = new Map(
    (await servers.ask(sizesStatement(query, positionOf(last), servers.dialect), timeoutMs)) as [
      string,
      number,
    ][],
  );
  let read = 0;
  const end = rows.findIndex(([, , , key, size]) => {
    read += Number(size) + (sizes.get(String(key)) ?? 0);
    // What several events have in common is read once.
    sizes.delete(String(key));
    return read > characters;
  });
  const lastRead = end === -1 ? last : rows[end - 1];
  return lastRead === undefined ? undefined : positionOf(lastRead);
}

function positionOf([timestamp, projectId, eventId]: unknown[]): LastRead {
  return { timestamp: Number(timestamp), projectId: Number(projectId), eventId: String(eventId) };
}
