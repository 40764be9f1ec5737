import type { ColumnTest, ComparisonOperator, Condition } from '../condition';
import type { Column } from '../event-list-query';
import type { Parameters } from './parameters';

const OPERATORS: Record<ComparisonOperator, string> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '=',
  '!=': '!=',
};

/** The SQL of a column's value; what it needs is bound. */
type ExpressionOf<Of extends Column> = (column: Of) => string;

/** The SQL of a condition. It is never NULL, so that NOT means what the reader meant. */
export function conditionExpression<Of extends Column>(
  condition: Condition<Of>,
  parameters: Parameters,
  expressionOf: ExpressionOf<Of>,
): string {
  const inner = (one: Condition<Of>) => conditionExpression(one, parameters, expressionOf);
  switch (condition.test) {
    case 'all':
      return condition.of.length === 0 ? 'true' : `(${condition.of.map(inner).join(' AND ')})`;
    case 'any':
      return condition.of.length === 0 ? 'false' : `(${condition.of.map(inner).join(' OR ')})`;
    case 'not':
      return `NOT ${inner(condition.of)}`;
    default:
      return `coalesce(${testExpression(condition, parameters, expressionOf)}, false)`;
  }
}

function testExpression<Of extends Column>(
  test: ColumnTest<Of>,
  parameters: Parameters,
  expressionOf: ExpressionOf<Of>,
): string {
  const { column } = test;
  if (test.test === 'equals' && column.kind === 'field' && column.field === 'trace') {
    // The column's own type, so that the scan compares numbers and skips what cannot match.
    return `trace_id = try_cast(${parameters.bind(test.value, 'VARCHAR')} AS UUID)`;
  }
  const expression = expressionOf(column);
  switch (test.test) {
    case 'equals':
      return `coalesce(${expression}::VARCHAR, '') = ${parameters.bind(test.value, 'VARCHAR')}`;
    case 'matches': {
      // Not ILIKE: its time is exponential in the wildcards, and an interrupt does not reach it. RE2's is linear.
      const pattern = test.parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*');
      return `regexp_full_match(coalesce(${expression}::VARCHAR, ''), ${parameters.bind(pattern, 'VARCHAR')}, 'is')`;
    }
    case 'present':
      return `coalesce(${expression}::VARCHAR, '') != ''`;
    case 'compare':
      return `${expression} ${OPERATORS[test.operator]} ${parameters.bind(test.value, 'DOUBLE')}`;
  }
}
