import { openClickHouseEventStore } from '@clew/collector/clickhouse';
import { USER } from './clickhouse-config';
import type { ClickHouseServer } from './clickhouse-server';

/** Opens the collector's store on servers. */
export function openStore(
  servers: readonly ClickHouseServer[],
  place: { database: string; cluster?: string },
) {
  const urls = servers.map(({ host }) => `http://${host}`);
  return openClickHouseEventStore({ kind: 'clickhouse', urls, ...USER, ...place });
}
