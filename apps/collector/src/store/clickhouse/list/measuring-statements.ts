import type { EventListQuery } from '../../questions/event-list-query';
import type { Dialect } from '../dialect';
import { integer, Parameters } from '../parameters';
import { ColumnExpressions } from './column-expressions';
import { LATEST_FIRST, ListSource, transactionKey, type LastRead } from './list-source';
import type { Statement } from './list-statement';

const TRACE_KEY = `ifNull(toString(trace_id), '')`;

/**
 * The SQL of the latest events that a query may read: what marks each, a key of what else it has to do with, and how large
 * its own spans are, if those are all that is read of it.
 */
export function latestStatement(query: EventListQuery, mostEvents: number, dialect: Dialect): Statement {
  const { parameters, source } = sourceOf(query, dialect);
  const sizes =
    query.callers === undefined ? `${transactionKey('trace_id', 'span_id')}, spans_size` : `${TRACE_KEY}, 0`;
  return {
    text: `SELECT timestamp, project_id, replaceAll(toString(event_id), '-', ''), ${sizes}
      FROM events FINAL WHERE ${source.chosen()} ORDER BY ${LATEST_FIRST} LIMIT ${integer(mostEvents)}`,
    parameters,
  };
}

/**
 * The SQL of how large the other spans are that are read with those events, by that key: those that were streamed apart from
 * a transaction, or, where callers are looked for, all of the trace.
 */
export function sizesStatement(query: EventListQuery, lastRead: LastRead, dialect: Dialect): Statement {
  const { parameters, source } = sourceOf(query, dialect);
  const { callers } = query;
  if (callers !== undefined) {
    const sizesIn = (table: string) =>
      `SELECT ${TRACE_KEY} AS trace_key, spans_size FROM ${table} FINAL WHERE ${source.ofTraces(callers, lastRead)}`;
    return {
      text: `SELECT trace_key, toFloat64(sum(spans_size)) FROM (
        ${sizesIn('events')} AND type = 'transaction' UNION ALL ${sizesIn('streamed_spans')}
      ) GROUP BY trace_key`,
      parameters,
    };
  }
  const projects = parameters.oneOf('project_id', query.projectIds, 'Int32');
  return {
    text: `SELECT ${transactionKey('trace_id', 'root_span_id')} AS transaction_key, toFloat64(sum(spans_size))
      FROM streamed_spans FINAL WHERE ${projects} AND trace_id GLOBAL IN (
        SELECT assumeNotNull(trace_id) FROM events WHERE trace_id IS NOT NULL AND ${source.chosen(lastRead)}
      ) GROUP BY transaction_key`,
    parameters,
  };
}

function sourceOf(query: EventListQuery, dialect: Dialect): { parameters: Parameters; source: ListSource } {
  const parameters = new Parameters(dialect);
  const expressions = new ColumnExpressions(parameters, dialect, query);
  return { parameters, source: new ListSource(query, parameters, expressions) };
}
