import { isAggregate, type EventListQuery } from '../../questions/event-list-query';
import { ColumnExpressions } from './column-expressions';
import { conditionExpression } from './condition-expression';
import { LATEST_FIRST, listSource } from './list-source';
import { Parameters } from '../parameters';

/** A statement and its bound values; `text` holds nothing that a reader wrote. */
export interface Statement {
  text: string;
  parameters: Parameters;
}

/** The SQL of a list of events or of groups of events. Ties are broken by the grouping columns, so pages never overlap. */
export function listStatement(query: EventListQuery): Statement {
  const parameters = new Parameters();
  const expressions = new ColumnExpressions(parameters, query);
  const columns = query.columns.map((column, index) => `${expressions.of(column)} AS c${index}`);
  const groups = query.columns.flatMap((column, index) => (isAggregate(column) ? [] : [`c${index}`]));
  const grouped = groups.length < query.columns.length;
  const clauses = [`SELECT ${columns.join(', ')}`, listSource(query, parameters, expressions)];
  if (grouped && groups.length > 0) clauses.push(`GROUP BY ${groups.join(', ')}`);
  if (query.groupCondition !== undefined) {
    const figure = expressions.figure.bind(expressions);
    clauses.push(`HAVING ${conditionExpression(query.groupCondition, parameters, figure)}`);
  }
  clauses.push(`ORDER BY ${order(query, grouped ? groups : rowOrder(query))}`);
  clauses.push(
    `LIMIT ${parameters.bind(query.limit, 'INTEGER')} OFFSET ${parameters.bind(query.offset, 'INTEGER')}`,
  );
  return { text: clauses.join('\n'), parameters };
}

function rowOrder(query: EventListQuery): string[] {
  return query.spans === undefined ? [LATEST_FIRST] : [LATEST_FIRST, 'span.start_timestamp', 'span.span_id'];
}

function order(query: EventListQuery, ties: readonly string[]): string {
  const chosen = query.order.map(
    ({ column, descending }) => `c${column} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  );
  return [...chosen, ...ties, ...(chosen.length + ties.length === 0 ? ['1'] : [])].join(', ');
}
