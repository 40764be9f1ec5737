import type { Dialect } from '../dialect';
import { EVENTS, OUTCOMES, STREAMED_SPANS, TABLES, type TableDefinition } from './tables';

/** Where the tables are: on one server, or on every server of a cluster that its configuration names. */
export interface Place {
  database: string;
  cluster?: string;
}

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
