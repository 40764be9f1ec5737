import type { ComparisonOperator, Condition } from '../event-list-query';
import type { Parameters } from './parameters';

const OPERATORS: Record<ComparisonOperator, string> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '=',
  '!=': '!=',
};

/**
 * A condition on the value of `expression`. A missing value counts as the empty text: it differs from every other
 * value, so a negated condition also finds the events that lack the field or tag.
 */
export function conditionExpression(
  condition: Condition,
  expression: string,
  parameters: Parameters,
): string {
  const test = testExpression(condition, expression, parameters);
  return condition.negated ? `NOT coalesce(${test}, false)` : `coalesce(${test}, false)`;
}

function testExpression(condition: Condition, expression: string, parameters: Parameters): string {
  switch (condition.test) {
    case 'equals':
      if (condition.column.kind === 'field' && condition.column.field === 'trace') {
        // The column's own type, so that the scan compares numbers and skips what cannot match.
        return `trace_id = try_cast(${parameters.bind(condition.value, 'VARCHAR')} AS UUID)`;
      }
      return `coalesce(${expression}::VARCHAR, '') = ${parameters.bind(condition.value, 'VARCHAR')}`;
    case 'matches': {
      // Not ILIKE: its time is exponential in the wildcards, and an interrupt does not reach it. RE2's is linear.
      const pattern = condition.parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*');
      return `regexp_full_match(coalesce(${expression}::VARCHAR, ''), ${parameters.bind(pattern, 'VARCHAR')}, 'is')`;
    }
    case 'present':
      return `coalesce(${expression}::VARCHAR, '') != ''`;
    case 'compare':
      return `${expression} ${OPERATORS[condition.operator]} ${parameters.bind(condition.value, 'DOUBLE')}`;
  }
}
