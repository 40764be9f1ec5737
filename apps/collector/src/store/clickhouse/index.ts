export { openClickHouseEventStore, openStoreOn } from './clickhouse-event-store';
