import { isAggregate, type EventListQuery } from '../../questions/event-list-query';
import { ColumnExpressions } from './column-expressions';
import { conditionExpression } from './condition-expression';
import type { Dialect } from '../dialect';
import { LATEST_FIRST, ListSource, type LastRead } from './list-source';
import { integer, Parameters } from '../parameters';

/** A statement and its bound values; `text` holds nothing that a reader wrote, unless as a literal of `Parameters`. */
export interface Statement {
  text: string;
  parameters: Parameters;
}

/**
 * The SQL of a list of events or of groups of events, of the latest of them if `lastRead` is given. Ties are broken by the
 * grouping columns, so pages never overlap.
 */
export function listStatement(query: EventListQuery, dialect: Dialect, lastRead?: LastRead): Statement {
  const parameters = new Parameters(dialect);
  const expressions = new ColumnExpressions(parameters, dialect, query);
  const columns = query.columns.map((column, index) => `${expressions.of(column)} AS c${index}`);
  const groups = query.columns.flatMap((column, index) => (isAggregate(column) ? [] : [`c${index}`]));
  const grouped = groups.length < query.columns.length;
  const source = new ListSource(query, parameters, expressions);
  const clauses = [`SELECT ${columns.join(', ')}`, source.rows(lastRead)];
  if (grouped && groups.length > 0) clauses.push(`GROUP BY ${groups.join(', ')}`);
  if (query.groupCondition !== undefined) {
    const figure = expressions.figure.bind(expressions);
    clauses.push(`HAVING ${conditionExpression(query.groupCondition, parameters, figure)}`);
  }
  const order = orderOf(query, grouped ? groups : rowOrder(query));
  if (order.length > 0) clauses.push(`ORDER BY ${order.join(', ')}`);
  clauses.push(`LIMIT ${integer(query.offset)}, ${integer(query.limit)}`);
  return { text: clauses.join('\n'), parameters };
}

function rowOrder(query: EventListQuery): string[] {
  return query.spans === undefined ? [LATEST_FIRST] : [LATEST_FIRST, 'child_start', 'child_id'];
}

function orderOf(query: EventListQuery, ties: readonly string[]): string[] {
  const chosen = query.order.map(
    ({ column, descending }) => `c${column} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  );
  return [...chosen, ...ties];
}
