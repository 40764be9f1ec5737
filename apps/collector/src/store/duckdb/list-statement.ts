import { isAggregate, type EventListQuery } from '../event-list-query';
import { ColumnExpressions } from './column-expressions';
import { conditionExpression } from './condition-expression';
import { Parameters } from './parameters';

/** A statement and its bound values; `text` holds nothing that a reader wrote. */
export interface Statement {
  text: string;
  parameters: Parameters;
}

/** The SQL of a list of events or of groups of events. Ties are broken by the grouping columns, so pages never overlap. */
export function listStatement(query: EventListQuery): Statement {
  const parameters = new Parameters();
  const expressions = new ColumnExpressions(parameters, query.windowSeconds);
  const columns = query.columns.map((column, index) => `${expressions.of(column)} AS c${index}`);
  const groups = query.columns.flatMap((column, index) => (isAggregate(column) ? [] : [`c${index}`]));
  const grouped = groups.length < query.columns.length;
  const clauses = [
    `SELECT ${columns.join(', ')} FROM events`,
    `WHERE ${where(query, parameters, expressions)}`,
  ];
  if (grouped && groups.length > 0) clauses.push(`GROUP BY ${groups.join(', ')}`);
  if (query.groupCondition !== undefined) {
    const figure = expressions.figure.bind(expressions);
    clauses.push(`HAVING ${conditionExpression(query.groupCondition, parameters, figure)}`);
  }
  clauses.push(`ORDER BY ${order(query, grouped ? groups : EVENT_ORDER)}`);
  clauses.push(
    `LIMIT ${parameters.bind(query.limit, 'INTEGER')} OFFSET ${parameters.bind(query.offset, 'INTEGER')}`,
  );
  return { text: clauses.join('\n'), parameters };
}

const EVENT_ORDER = ['timestamp DESC', 'project_id', 'event_id'];

function where(query: EventListQuery, parameters: Parameters, expressions: ColumnExpressions): string {
  const tests = [
    `list_contains(${parameters.bind([...query.projectIds], 'INTEGER[]')}, project_id)`,
    `timestamp >= ${parameters.bind(query.from, 'DOUBLE')}`,
  ];
  if (query.until !== undefined) tests.push(`timestamp < ${parameters.bind(query.until, 'DOUBLE')}`);
  if (query.condition !== undefined) {
    const value = expressions.value.bind(expressions);
    tests.push(conditionExpression(query.condition, parameters, value));
  }
  return tests.join(' AND ');
}

function order(query: EventListQuery, ties: readonly string[]): string {
  const chosen = query.order.map(
    ({ column, descending }) => `c${column} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  );
  return [...chosen, ...ties, ...(chosen.length + ties.length === 0 ? ['1'] : [])].join(', ');
}
