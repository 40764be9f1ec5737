/** The one function that is used of chDB: its package is large, and only installed where its tests run. */
declare module 'chdb/connection' {
  import type { ClickHouseClientConfigOptions } from '@clew/collector/clickhouse';

  export function createChdbConnection(options: {
    path: string;
  }): NonNullable<ClickHouseClientConfigOptions['connection']>;
}
