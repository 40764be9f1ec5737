import { ConfigurationError } from '@clew/service-host';
import type { ClickHouseServers } from '../clickhouse-servers';
import { Parameters } from '../parameters';
import { migrations, type Place } from './schema';

const TIMEOUT_MS = 30_000;

/** Brings the tables to the current schema. Throws a `ConfigurationError` when they are of a newer collector. */
export async function openTables(servers: ClickHouseServers, place: Place): Promise<void> {
  const steps = migrations(servers.dialect, place);
  const version = await schemaVersion(servers, place);
  if (version > steps.length) {
    throw new ConfigurationError(
      `CLEW_STORE: database ${place.database} was written by a newer version of the collector (schema ${version}): use that version or another database`,
    );
  }
  if (version === steps.length) return;
  for (const statement of steps.slice(version).flat()) await servers.define(statement);
  await servers.insert({
    table: 'schema_version',
    rows: () => [{ version: steps.length }],
    token: `schema ${steps.length}`,
  });
}

/** 0 for a database without our tables. */
async function schemaVersion(servers: ClickHouseServers, { database }: Place): Promise<number> {
  const parameters = new Parameters(servers.dialect);
  const text = `SELECT count() FROM system.tables
    WHERE database = ${parameters.bind(database, 'String')} AND name = 'schema_version'`;
  const [tables] = await servers.ask({ text, parameters }, TIMEOUT_MS);
  if (Number(tables?.[0]) === 0) return 0;
  const newest = 'SELECT max(version) FROM schema_version';
  const [row] = await servers.ask({ text: newest, parameters: new Parameters(servers.dialect) }, TIMEOUT_MS);
  return Number(row?.[0] ?? 0);
}
