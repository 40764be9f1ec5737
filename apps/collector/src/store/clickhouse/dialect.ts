/**
 * What differs between the servers that the store runs on. All SQL is written in the part that both understand; what is
 * listed here is not.
 */
export interface Dialect {
  /** Values travel beside the statement (`{p1:String}`); otherwise they are literals within it. */
  bindsValues: boolean;
  /** Columns have codecs and dictionaries, tables skip indexes, and inserts reach the disk before they are answered. */
  refinesTables: boolean;
  /** The settings of an append; the token makes the server store it once, however often it is sent. */
  insertSettings(token: string): Record<string, string | number>;
  /** The settings of a question, which the server ends after so many seconds. */
  questionSettings(seconds: number): Record<string, string | number>;
  /** Settings of a command that removes: it is answered when all is removed. */
  removalSettings: Record<string, string | number>;
  /** The percentile at `levels[index]` (0 to 1), interpolated between ranks; NULL or NaN where there is no value. */
  percentile(value: string, levels: readonly number[], index: number): string;
}

/**
 * Settings where tables are distributed over a cluster. An insert is answered when its shards have it. All collectors use the
 * same replica of a shard, the first that answers, so that each finds what another has just stored.
 */
export const CLUSTER_SETTINGS = {
  insert_distributed_sync: 1,
  load_balancing: 'in_order',
  prefer_localhost_replica: 0,
  connect_timeout_with_failover_ms: 1_000,
} as const;

/** ClickHouse from 24.8 on. */
export const CURRENT_DIALECT: Dialect = {
  bindsValues: true,
  refinesTables: true,
  insertSettings: (token) => ({
    insert_deduplication_token: token,
    // An operator's profile may let the server gather inserts; that must not answer before they are stored.
    wait_for_async_insert: 1,
  }),
  questionSettings: (seconds) => ({
    max_execution_time: Math.ceil(seconds),
    cancel_http_readonly_queries_on_client_close: 1,
    use_skip_indexes_if_final: 1,
  }),
  removalSettings: { mutations_sync: 2 },
  percentile: (value, levels, index) =>
    `quantilesExactInclusive(${levels.map(levelLiteral).join(', ')})(${value})[${index + 1}]`,
};

/** Every ClickHouse from 18.16 on, without what makes tables small and questions fast. */
export const PORTABLE_DIALECT: Dialect = {
  bindsValues: false,
  refinesTables: false,
  // Without tokens replicated tables would take events that come again, after they were removed, for an insert sent twice.
  insertSettings: () => ({ insert_deduplicate: 0 }),
  questionSettings: (seconds) => ({ max_execution_time: Math.ceil(seconds) }),
  removalSettings: {},
  percentile(value, levels, index) {
    const level = levelLiteral(levels[index] ?? 0);
    const sorted = `arraySort(groupArray(${value}))`;
    const rank = `(${level} * (count(${value}) - 1))`;
    const below = `${sorted}[toUInt32(floor(${rank})) + 1]`;
    const above = `${sorted}[toUInt32(ceil(${rank})) + 1]`;
    const between = `(${rank} - floor(${rank}))`;
    return `if(count(${value}) = 0, NULL, ${below} + (${above} - ${below}) * ${between})`;
  },
};

const OLDEST_CURRENT = [24, 8] as const;

/** The dialect of a server by its version, such as `26.7.2.1`. */
export function dialectOf(version: string): Dialect {
  const [year = 0, month = 0] = version.split('.').map(Number);
  const [oldestYear, oldestMonth] = OLDEST_CURRENT;
  const isCurrent = year > oldestYear || (year === oldestYear && month >= oldestMonth);
  return isCurrent ? CURRENT_DIALECT : PORTABLE_DIALECT;
}

/** The level must be a constant of the statement; a checked number between 0 and 1 cannot carry anything else. */
function levelLiteral(level: number): string {
  if (!(level >= 0 && level <= 1)) throw new RangeError('a percentile lies between 0 and 1');
  return level.toFixed(6);
}
