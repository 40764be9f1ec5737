/**
 * The statements that lead from each schema version to the next; the version is the number of entries applied. An
 * entry is never edited once released: append the next one.
 *
 * No primary key: its index would have to live in memory, while looking up a batch of ids by scanning one column costs
 * milliseconds. Spans stand in the row of their transaction, so that one append is atomic.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE events (
      type VARCHAR NOT NULL,
      project_id INTEGER NOT NULL,
      event_id UUID NOT NULL,
      trace_id UUID,
      span_id VARCHAR,
      parent_span_id VARCHAR,
      transaction VARCHAR,
      op VARCHAR,
      status VARCHAR,
      source VARCHAR,
      start_timestamp DOUBLE,
      timestamp DOUBLE NOT NULL,
      received_timestamp DOUBLE NOT NULL,
      title VARCHAR,
      level VARCHAR,
      release VARCHAR,
      environment VARCHAR,
      platform VARCHAR,
      sdk_name VARCHAR,
      sdk_version VARCHAR,
      "user" VARCHAR,
      tags MAP(VARCHAR, VARCHAR) NOT NULL,
      spans VARCHAR NOT NULL,
      details VARCHAR NOT NULL
    )`,
  ],
  ['ALTER TABLE events ADD COLUMN sample_rate DOUBLE'],
  [
    // Spans that came apart from their transaction: one row for those that came together.
    `CREATE TABLE streamed_spans (
      project_id INTEGER NOT NULL,
      batch_id UUID NOT NULL,
      trace_id UUID NOT NULL,
      root_span_id VARCHAR,
      received_timestamp DOUBLE NOT NULL,
      span_count INTEGER NOT NULL,
      spans VARCHAR NOT NULL,
      details VARCHAR NOT NULL
    )`,
  ],
  [
    'ALTER TABLE events ADD COLUMN span_count INTEGER',
    // What became of what was offered; each commit adds rows.
    `CREATE TABLE outcomes (
      project_id INTEGER NOT NULL,
      outcome VARCHAR NOT NULL,
      reason VARCHAR NOT NULL,
      category VARCHAR NOT NULL,
      quantity BIGINT NOT NULL
    )`,
    `INSERT INTO outcomes SELECT project_id, 'accepted', '', type, count(*) FROM events GROUP BY ALL`,
    `INSERT INTO outcomes SELECT project_id, 'accepted', '', 'span', sum(span_count)
     FROM streamed_spans GROUP BY ALL`,
  ],
];
