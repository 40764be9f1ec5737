export { openClickHouseEventStore, openStoreOn } from './clickhouse-event-store';
// Who opens a store on clients makes them with the same package: another copy of it would have types of its own.
export { createClient, type ClickHouseClientConfigOptions } from '@clickhouse/client';
