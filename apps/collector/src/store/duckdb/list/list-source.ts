import type { EventListQuery, LatestEvents } from '../../questions/event-list-query';
import { calledEvents } from './called-events';
import type { ColumnExpressions } from './column-expressions';
import { conditionExpression } from './condition-expression';
import type { Parameters } from '../parameters';

/** The order of events that no one has asked for another of: the latest first. */
export const LATEST_FIRST = 'timestamp DESC, project_id, event_id';

/** What is read of a child span. */
const SPAN = JSON.stringify([
  {
    span_id: 'VARCHAR',
    parent_span_id: 'VARCHAR',
    op: 'VARCHAR',
    description: 'VARCHAR',
    status: 'VARCHAR',
    start_timestamp: 'DOUBLE',
    timestamp: 'DOUBLE',
    tags: 'JSON',
  },
]);

/** FROM and WHERE of a list: the events that count, or their child spans. */
export function listSource(
  query: EventListQuery,
  parameters: Parameters,
  expressions: ColumnExpressions,
): string {
  const { latest, callers } = query;
  const counting = countingEvents(query, parameters, expressions);
  if (callers !== undefined && latest !== undefined) {
    const projects = oneOf('project_id', callers.projectIds, parameters);
    return `FROM (${calledEvents({ counting, projects, latest, order: LATEST_FIRST }, parameters)})`;
  }
  const chosen = latest === undefined ? counting : `rowid IN (${latestOf(counting, latest, parameters)})`;
  if (query.spans === undefined) return `FROM events WHERE ${chosen}`;
  const { condition } = query.spans;
  const holds =
    condition === undefined
      ? 'true'
      : conditionExpression(condition, parameters, (column) => expressions.value(column));
  // A span may have come in several parts of its transaction: the first of them counts.
  return `FROM (
    WITH chosen AS NOT MATERIALIZED (SELECT * FROM events WHERE ${chosen})
    SELECT * EXCLUDE (spans), unnest(json_transform(spans, '${SPAN}')) AS span FROM chosen
    UNION ALL
    SELECT * EXCLUDE (arrival, batch_id) FROM (
      SELECT chosen.* EXCLUDE (spans), streamed_spans.received_timestamp AS arrival, streamed_spans.batch_id,
        unnest(json_transform(streamed_spans.spans, '${SPAN}')) AS span
      FROM chosen JOIN streamed_spans ON ${streamedOf('chosen')}
    ) QUALIFY row_number() OVER (PARTITION BY project_id, event_id, span.span_id ORDER BY arrival, batch_id) = 1
  ) WHERE ${holds}`;
}

/** The condition of the events that count. */
function countingEvents(
  query: EventListQuery,
  parameters: Parameters,
  expressions: ColumnExpressions,
): string {
  const tests = [
    oneOf('project_id', query.projectIds, parameters),
    `timestamp >= ${parameters.bind(query.from, 'DOUBLE')}`,
  ];
  if (query.until !== undefined) tests.push(`timestamp < ${parameters.bind(query.until, 'DOUBLE')}`);
  if (query.condition !== undefined) {
    tests.push(conditionExpression(query.condition, parameters, (column) => expressions.value(column)));
  }
  return tests.join(' AND ');
}

function oneOf(column: string, values: readonly number[], parameters: Parameters): string {
  if (values.length === 0) return 'false';
  return `${column} IN (${values.map((value) => parameters.bind(value, 'INTEGER')).join(', ')})`;
}

/** The latest of the events, as many as together have at most so many characters of child spans. */
function latestOf(where: string, { events, characters }: LatestEvents, parameters: Parameters): string {
  const streamed = `(SELECT sum(strlen(streamed_spans.spans)) FROM streamed_spans WHERE ${streamedOf('events')})`;
  return `SELECT row FROM (
    SELECT rowid AS row, sum(strlen(spans) + coalesce(${streamed}, 0))
      OVER (ORDER BY ${LATEST_FIRST} ROWS UNBOUNDED PRECEDING) AS characters
    FROM events WHERE rowid IN (
      SELECT rowid FROM events WHERE ${where} ORDER BY ${LATEST_FIRST} LIMIT ${parameters.bind(events, 'INTEGER')}
    )
  ) WHERE characters <= ${parameters.bind(characters, 'DOUBLE')}`;
}

/** Where spans are that were streamed apart from their transaction, which is a row of `table`. */
function streamedOf(table: string): string {
  return ['project_id', 'trace_id']
    .map((column) => `streamed_spans.${column} = ${table}.${column}`)
    .concat(`streamed_spans.root_span_id = ${table}.span_id`)
    .join(' AND ');
}
