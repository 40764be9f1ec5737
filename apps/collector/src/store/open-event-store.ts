import { openClickHouseEventStore } from './clickhouse/clickhouse-event-store';
import { openDuckDbEventStore, type DuckDbEventStoreOptions } from './duckdb/duckdb-event-store';
import type { EventStore } from './event-store';
import type { StoreAddress } from './store-address';

/** Opens the store that was chosen; what the options say is about the embedded one. */
export function openEventStore(address: StoreAddress, options: DuckDbEventStoreOptions): Promise<EventStore> {
  return address.kind === 'clickhouse' ? openClickHouseEventStore(address) : openDuckDbEventStore(options);
}
