import type { Dialect } from './dialect';

/** Where the tables are: on one server, or on every server of a cluster that its configuration names. */
export interface Place {
  database: string;
  cluster?: string;
}

interface ColumnDefinition {
  name: string;
  type: string;
  /** The type where the dialect refines tables, with its codec. */
  refined?: string;
}

interface TableDefinition {
  name: string;
  columns: readonly ColumnDefinition[];
  /** MergeTree's kind and what it takes. */
  engine: { kind: 'Replacing' | 'Summing'; argument: string };
  partition?: string;
  order: string;
  /** Which shard a row belongs to. */
  shard: string;
  indexes: readonly string[];
}

const text = (name: string): ColumnDefinition => ({ name, type: 'Nullable(String)' });
const word = (name: string): ColumnDefinition => ({
  name,
  type: 'Nullable(String)',
  refined: 'LowCardinality(Nullable(String))',
});
const time = (name: string, type = 'Float64'): ColumnDefinition => ({
  name,
  type,
  refined: `${type} CODEC(ZSTD(1))`,
});
const json = (name: string): ColumnDefinition => ({
  name,
  type: 'String',
  refined: 'String CODEC(ZSTD(1))',
});
const list = (name: string, of: string, refined = of): ColumnDefinition => ({
  name: `\`${name}\``,
  type: `Array(${of})`,
  refined: `Array(${refined}) CODEC(ZSTD(1))`,
});

const WORD = 'LowCardinality(String)';
const NULLABLE_WORD = 'LowCardinality(Nullable(String))';

/** What is searched of child spans, each an array with one value per span. */
const CHILDREN: readonly ColumnDefinition[] = [
  list('children.id', 'Nullable(String)'),
  list('children.parent', 'Nullable(String)'),
  list('children.op', 'Nullable(String)', NULLABLE_WORD),
  list('children.description', 'Nullable(String)'),
  list('children.status', 'Nullable(String)', NULLABLE_WORD),
  list('children.start', 'Nullable(Float64)'),
  list('children.end', 'Nullable(Float64)'),
  list('children.tag_keys', 'Array(String)', `Array(${WORD})`),
  list('children.tag_values', 'Array(String)'),
];

/** When the server took the row in, by its own clock. */
const STORED_AT: ColumnDefinition = { name: 'stored_at', type: 'DateTime DEFAULT now()' };
/** Greater for what was received earlier: of rows with the same key the greatest is kept. */
const PRECEDENCE: ColumnDefinition = { name: 'precedence', type: 'UInt64' };

const RECEIVED_INDEX = 'INDEX received_timestamp received_timestamp TYPE minmax GRANULARITY 1';

const EVENTS: TableDefinition = {
  name: 'events',
  columns: [
    { name: 'type', type: 'String', refined: WORD },
    { name: 'project_id', type: 'Int32' },
    // Hours since the epoch in which the event ended.
    { name: 'hour', type: 'UInt32', refined: 'UInt32 CODEC(Delta, ZSTD(1))' },
    { name: 'event_id', type: 'UUID' },
    { name: 'trace_id', type: 'Nullable(UUID)' },
    ...[text('span_id'), text('parent_span_id'), text('transaction'), word('op'), word('status')],
    ...[word('source'), time('start_timestamp', 'Nullable(Float64)'), time('timestamp')],
    ...[time('received_timestamp'), text('title'), word('level'), word('release'), word('environment')],
    ...[word('platform'), word('sdk_name'), word('sdk_version'), text('`user`')],
    { name: 'sample_rate', type: 'Nullable(Float64)' },
    { name: 'span_count', type: 'UInt32' },
    list('tags.key', 'String', WORD),
    list('tags.value', 'String'),
    list('measurements.name', 'String', WORD),
    list('measurements.value', 'Float64'),
    list('texts.path', 'String', WORD),
    list('texts.value', 'String'),
    ...CHILDREN,
    json('spans'),
    { name: 'spans_size', type: 'UInt32' },
    json('details'),
    PRECEDENCE,
    STORED_AT,
  ],
  engine: { kind: 'Replacing', argument: 'precedence' },
  partition: `toYYYYMMDD(toDateTime(hour * 3600, 'UTC'), 'UTC')`,
  order: 'project_id, hour, event_id',
  shard: 'cityHash64(toString(ifNull(trace_id, event_id)))',
  indexes: [
    'INDEX trace_id trace_id TYPE bloom_filter(0.01) GRANULARITY 1',
    'INDEX event_id event_id TYPE bloom_filter(0.01) GRANULARITY 1',
    'INDEX stored_at stored_at TYPE minmax GRANULARITY 1',
    RECEIVED_INDEX,
  ],
};

const STREAMED_SPANS: TableDefinition = {
  name: 'streamed_spans',
  columns: [
    { name: 'project_id', type: 'Int32' },
    { name: 'batch_id', type: 'UUID' },
    { name: 'trace_id', type: 'UUID' },
    text('root_span_id'),
    time('received_timestamp'),
    { name: 'span_count', type: 'UInt32' },
    ...CHILDREN,
    json('spans'),
    { name: 'spans_size', type: 'UInt32' },
    json('details'),
    PRECEDENCE,
    STORED_AT,
  ],
  engine: { kind: 'Replacing', argument: 'precedence' },
  partition: `toYYYYMMDD(toDateTime(toUInt32(received_timestamp), 'UTC'), 'UTC')`,
  order: 'project_id, trace_id, batch_id',
  shard: 'cityHash64(toString(trace_id))',
  indexes: ['INDEX root_span_id root_span_id TYPE bloom_filter(0.01) GRANULARITY 1', RECEIVED_INDEX],
};

const OUTCOMES: TableDefinition = {
  name: 'outcomes',
  columns: [
    { name: 'project_id', type: 'Int32' },
    ...['outcome', 'reason', 'category'].map((name) => ({ name, type: 'String', refined: WORD })),
    { name: 'quantity', type: 'Int64' },
    // Makes each batch's rows unlike any other's: replicated tables take equal blocks for one that was sent twice.
    { name: 'batch', type: 'String' },
  ],
  engine: { kind: 'Summing', argument: '(quantity)' },
  order: 'project_id, outcome, reason, category',
  shard: 'rand()',
  indexes: [],
};

const SCHEMA_VERSION: TableDefinition = {
  name: 'schema_version',
  columns: [{ name: 'version', type: 'UInt32' }],
  engine: { kind: 'Replacing', argument: '' },
  order: 'version',
  shard: 'rand()',
  indexes: [],
};

const TABLES: readonly TableDefinition[] = [SCHEMA_VERSION, EVENTS, STREAMED_SPANS, OUTCOMES];

/** What each table counts as accepted: rows of (category, quantity). */
const ACCEPTED: readonly { table: TableDefinition; id: string; counted: string }[] = [
  {
    table: EVENTS,
    id: 'event_id',
    counted: `if(type = 'transaction', [('transaction', toInt64(1)), ('span', toInt64(span_count))], [('error', toInt64(1))])`,
  },
  { table: STREAMED_SPANS, id: 'batch_id', counted: `[('span', toInt64(span_count))]` },
];

/**
 * The statements that lead from each schema version to the next; the version is the number of entries applied. An entry
 * is never edited once released: append the next one. Each can be repeated, since several collectors may start at once.
 */
export function migrations(dialect: Dialect, place: Place): string[][] {
  return [
    [
      ...TABLES.flatMap((table) => createTable(table, dialect, place)),
      ...ACCEPTED.map((view) => createAccepted(view, place)),
    ],
  ];
}

/** The columns that an insert brings; the server adds the others. */
export function insertedColumns(table: string): [string, ...string[]] {
  const { columns } = TABLES.find(({ name }) => name === table) ?? OUTCOMES;
  const [first = '', ...others] = columns.filter((column) => column !== STORED_AT).map(({ name }) => name);
  return [first, ...others];
}

/** The table that holds a server's own rows; in a cluster the plain name is that of all servers' rows together. */
export function localTable(name: string, { cluster }: Place): string {
  return cluster === undefined ? name : `${name}_local`;
}

/** What is carried out on other servers says which database it means. */
function qualified(table: string, { database }: Place): string {
  return `\`${database}\`.${table}`;
}

/** Has a command of definition carried out on all servers. */
export function onCluster({ cluster }: Place): string {
  return cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
}

function createTable(table: TableDefinition, dialect: Dialect, place: Place): string[] {
  const refined = dialect.refinesTables;
  const columns = table.columns.map(
    (column) => `${column.name} ${(refined && column.refined) || column.type}`,
  );
  const statements = [
    `CREATE TABLE IF NOT EXISTS ${localTable(table.name, place)}${onCluster(place)} (
      ${[...columns, ...(refined ? table.indexes : [])].join(',\n      ')}
    ) ENGINE = ${engineOf(table, place)}
    ${table.partition === undefined ? '' : `PARTITION BY ${table.partition}`}
    ORDER BY (${table.order})
    ${refined ? `SETTINGS ${REFINED_SETTINGS}` : ''}`,
  ];
  if (place.cluster !== undefined) {
    statements.push(
      `CREATE TABLE IF NOT EXISTS ${table.name}${onCluster(place)} AS ${qualified(localTable(table.name, place), place)}
      ENGINE = Distributed(\`${place.cluster}\`, \`${place.database}\`, ${localTable(table.name, place)}, ${table.shard})`,
    );
  }
  return statements;
}

/** An insert has reached the disk when it is answered; one that is sent again under its token is stored once. */
const REFINED_SETTINGS =
  'fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000';

function engineOf({ name, engine }: TableDefinition, place: Place): string {
  const { kind, argument } = engine;
  if (place.cluster === undefined) return `${kind}MergeTree(${argument})`;
  const path = `'/clickhouse/tables/{shard}/${place.database}/${name}'`;
  return `Replicated${kind}MergeTree(${[path, `'{replica}'`, ...(argument === '' ? [] : [argument])].join(', ')})`;
}

/** The server itself counts what it stores, with the insert: a collector that is killed in between leaves no gap. */
function createAccepted({ table, id, counted }: (typeof ACCEPTED)[number], place: Place): string {
  return `CREATE MATERIALIZED VIEW IF NOT EXISTS ${table.name}_accepted${onCluster(place)}
    TO ${qualified(localTable(OUTCOMES.name, place), place)} AS
    SELECT project_id, 'accepted' AS outcome, '' AS reason, counted.1 AS category, sum(counted.2) AS quantity,
      toString(any(${id})) AS batch
    FROM ${qualified(localTable(table.name, place), place)} ARRAY JOIN ${counted} AS counted GROUP BY project_id, category`;
}
