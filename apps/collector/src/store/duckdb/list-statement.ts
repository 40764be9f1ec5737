import { isAggregate, type EventListQuery } from '../event-list-query';
import { aggregateExpression, valueExpression } from './column-expressions';
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
  const columns = query.columns.map((column) =>
    isAggregate(column)
      ? aggregateExpression(column, parameters, query.windowSeconds)
      : valueExpression(column, parameters),
  );
  const grouped = query.columns.some(isAggregate);
  const clauses = [
    `SELECT ${columns.map((expression, index) => `${expression} AS c${index}`).join(', ')} FROM events`,
    `WHERE ${where(query, parameters)}`,
  ];
  if (grouped) clauses.push(...groupClauses(query, parameters));
  clauses.push(`ORDER BY ${order(query, grouped)}`);
  clauses.push(
    `LIMIT ${parameters.bind(query.limit, 'INTEGER')} OFFSET ${parameters.bind(query.offset, 'INTEGER')}`,
  );
  return { text: clauses.join('\n'), parameters };
}

function where(query: EventListQuery, parameters: Parameters): string {
  const tests = [
    `list_contains(${parameters.bind([...query.projectIds], 'INTEGER[]')}, project_id)`,
    `timestamp >= ${parameters.bind(query.from, 'DOUBLE')}`,
  ];
  if (query.until !== undefined) tests.push(`timestamp < ${parameters.bind(query.until, 'DOUBLE')}`);
  for (const condition of query.conditions) {
    if (!isAggregate(condition.column)) {
      tests.push(conditionExpression(condition, valueExpression(condition.column, parameters), parameters));
    }
  }
  return tests.join(' AND ');
}

function groupClauses(query: EventListQuery, parameters: Parameters): string[] {
  const clauses: string[] = [];
  const groups = query.columns.flatMap((column, index) => (isAggregate(column) ? [] : [`c${index}`]));
  if (groups.length > 0) clauses.push(`GROUP BY ${groups.join(', ')}`);
  const tests = query.conditions.flatMap((condition) =>
    isAggregate(condition.column)
      ? [
          conditionExpression(
            condition,
            aggregateExpression(condition.column, parameters, query.windowSeconds),
            parameters,
          ),
        ]
      : [],
  );
  if (tests.length > 0) clauses.push(`HAVING ${tests.join(' AND ')}`);
  return clauses;
}

function order(query: EventListQuery, grouped: boolean): string {
  const chosen = query.order.map(
    ({ column, descending }) => `c${column} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  );
  const ties = grouped
    ? query.columns.flatMap((column, index) => (isAggregate(column) ? [] : [`c${index}`]))
    : ['timestamp DESC', 'project_id', 'event_id'];
  return [...chosen, ...ties, ...(chosen.length + ties.length === 0 ? ['1'] : [])].join(', ');
}
