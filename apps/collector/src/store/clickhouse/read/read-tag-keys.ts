import type { TagKey, TagKeysQuery } from '../../questions/tag-keys';
import type { ClickHouseServers } from '../clickhouse-servers';
import { LATEST_FIRST } from '../list/list-source';
import { integer, Parameters } from '../parameters';

export async function readTagKeys(
  servers: ClickHouseServers,
  { projectIds, from, until, mostEvents, limit }: TagKeysQuery,
  timeoutMs: number,
): Promise<TagKey[]> {
  const parameters = new Parameters(servers.dialect);
  const tests = [
    parameters.oneOf('project_id', projectIds, 'Int32'),
    `hour >= ${parameters.bind(Math.max(0, Math.floor(from / 3_600)), 'UInt32')}`,
    `timestamp >= ${parameters.bind(from, 'Float64')}`,
    ...(until === undefined ? [] : [`timestamp < ${parameters.bind(until, 'Float64')}`]),
  ];
  const text = `SELECT name, toFloat64(count()) AS events FROM (
      SELECT \`tags.key\` AS names FROM events FINAL WHERE ${tests.join(' AND ')}
      ORDER BY ${LATEST_FIRST} LIMIT ${integer(mostEvents)}
    ) ARRAY JOIN names AS name GROUP BY name ORDER BY events DESC, name LIMIT ${integer(limit)}`;
  const rows = await servers.ask({ text, parameters }, timeoutMs);
  return rows.map(([key, count]) => ({ key: String(key), count: Number(count) }));
}
