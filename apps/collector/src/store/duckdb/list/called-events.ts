import type { LatestEvents } from '../../questions/event-list-query';
import type { Parameters } from '../parameters';

/** Which events, and among which callers are looked for. */
interface CalledEvents {
  /** The condition of the events that count. */
  counting: string;
  /** The condition of the projects that may be callers. */
  projects: string;
  latest: LatestEvents;
  order: string;
}

/**
 * The SQL of the latest events that count, as many as bear reading the spans of their traces, with `caller`: the project
 * that has the span in which an event was called. The spans of a trace are measured before they are read, so that no
 * more of them are ever in memory; a trace counts with the latest of its events. Which rows those are is found without
 * their spans.
 */
export function calledEvents(
  { counting, projects, latest: { events, characters }, order }: CalledEvents,
  parameters: Parameters,
): string {
  const ofTraces = (table: string, traces: string) =>
    `FROM ${table} WHERE ${projects} AND trace_id IN (SELECT trace_id FROM ${traces} WHERE parent_span_id IS NOT NULL)`;
  const transactionsOf = (traces: string) =>
    `FROM events WHERE rowid IN (SELECT rowid ${ofTraces('events', traces)} AND type = 'transaction')`;
  const spanIds = `unnest(json_extract_string(spans, '$[*].span_id')) AS span_id`;
  return `WITH latest AS MATERIALIZED (
      SELECT rowid AS row, trace_id, parent_span_id, timestamp, project_id, event_id FROM events WHERE ${counting}
      ORDER BY ${order} LIMIT ${parameters.bind(events, 'INTEGER')}
    ), measured AS (
      SELECT trace_id, sum(characters) AS characters FROM (
        SELECT trace_id, strlen(spans) AS characters ${transactionsOf('latest')}
        UNION ALL
        SELECT trace_id, strlen(spans) ${ofTraces('streamed_spans', 'latest')}
      ) GROUP BY trace_id
    ), called AS MATERIALIZED (
      SELECT row, trace_id, parent_span_id FROM (
        SELECT row, trace_id, parent_span_id,
          sum(CASE WHEN place = 1 THEN characters END) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) AS "read"
        FROM (SELECT *, row_number() OVER (PARTITION BY trace_id ORDER BY ${order}) AS place FROM latest)
        LEFT JOIN measured USING (trace_id)
      ) WHERE coalesce("read", 0) <= ${parameters.bind(characters, 'DOUBLE')}
    ), callers AS (
      SELECT trace_id, span_id, min(project_id) AS caller FROM (
        SELECT trace_id, span_id, project_id ${ofTraces('events', 'called')} AND type = 'transaction'
        UNION ALL
        SELECT trace_id, ${spanIds}, project_id ${transactionsOf('called')}
        UNION ALL
        SELECT trace_id, root_span_id, project_id ${ofTraces('streamed_spans', 'called')}
        UNION ALL
        SELECT trace_id, ${spanIds}, project_id ${ofTraces('streamed_spans', 'called')}
      ) GROUP BY trace_id, span_id
    )
    SELECT events.*, callers.caller FROM events
    LEFT JOIN callers ON callers.trace_id = events.trace_id AND callers.span_id = events.parent_span_id
    WHERE events.rowid IN (SELECT row FROM called)`;
}
