export interface ColumnDefinition {
  name: string;
  type: string;
  /** The type where the dialect refines tables, with its codec. */
  refined?: string;
}

/** A table: its columns, and how the server keeps its rows. */
export interface TableDefinition {
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

/** One row an event, with its spans in it, so that it is stored whole or not at all. */
export const EVENTS: TableDefinition = {
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

/** Spans that came apart from their transaction: one row for those that came together. */
export const STREAMED_SPANS: TableDefinition = {
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

/** What became of what was offered; the server sums up rows of the same kind. */
export const OUTCOMES: TableDefinition = {
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

export const TABLES: readonly TableDefinition[] = [SCHEMA_VERSION, EVENTS, STREAMED_SPANS, OUTCOMES];

/** The columns that an insert brings; the server adds the others. */
export function insertedColumns(table: string): [string, ...string[]] {
  const { columns } = TABLES.find(({ name }) => name === table) ?? OUTCOMES;
  const [first = '', ...others] = columns.filter((column) => column !== STORED_AT).map(({ name }) => name);
  return [first, ...others];
}
