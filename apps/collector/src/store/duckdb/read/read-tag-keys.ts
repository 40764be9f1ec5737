import type { DuckDBConnection } from '@duckdb/node-api';
import type { TagKey, TagKeysQuery } from '../../questions/tag-keys';
import { LATEST_FIRST } from '../list/list-source';
import { Parameters } from '../parameters';

export async function readTagKeys(
  connection: DuckDBConnection,
  { projectIds, from, until, mostEvents, limit }: TagKeysQuery,
): Promise<TagKey[]> {
  const parameters = new Parameters();
  const tests = [
    `list_contains(${parameters.bind(projectIds, 'INTEGER[]')}, project_id)`,
    `timestamp >= ${parameters.bind(from, 'DOUBLE')}`,
    ...(until === undefined ? [] : [`timestamp < ${parameters.bind(until, 'DOUBLE')}`]),
  ];
  // Which events it is about is found without their tags, which are read of those alone.
  const result = await connection.runAndReadAll(
    `SELECT key, count(*)::DOUBLE FROM (
      SELECT unnest(map_keys(tags)) AS key FROM events WHERE rowid IN (
        SELECT rowid FROM events WHERE ${tests.join(' AND ')}
        ORDER BY ${LATEST_FIRST} LIMIT ${parameters.bind(mostEvents, 'INTEGER')}
      )
    ) GROUP BY key ORDER BY 2 DESC, key LIMIT ${parameters.bind(limit, 'INTEGER')}`,
    parameters.values,
    parameters.types,
  );
  return result.getRows().map(([key, count]) => ({ key: String(key), count: Number(count) }));
}
