import type { ColumnTest, ComparisonOperator, Condition } from '../../questions/condition';
import type { Column } from '../../questions/event-list-query';
import type { Parameters } from '../parameters';

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

/**
 * The SQL of a condition where NULL is as good as false: in WHERE, HAVING and FILTER. Below a NOT it is not, so there no
 * test is ever NULL; above, the bare tests let the scan skip what cannot match.
 */
export function conditionExpression<Of extends Column>(
  condition: Condition<Of>,
  parameters: Parameters,
  expressionOf: ExpressionOf<Of>,
): string {
  const write = (one: Condition<Of>, belowNot: boolean): string => {
    switch (one.test) {
      case 'all':
        return joined(
          one.of.map((inner) => write(inner, belowNot)),
          { by: ' AND ', none: 'true' },
        );
      case 'any':
        return joined(
          one.of.map((inner) => write(inner, belowNot)),
          { by: ' OR ', none: 'false' },
        );
      case 'not':
        return `NOT ${write(one.of, true)}`;
      default: {
        const test = testExpression(one, parameters, expressionOf);
        return belowNot ? `coalesce(${test}, false)` : `(${test})`;
      }
    }
  };
  return write(condition, false);
}

function joined(expressions: readonly string[], { by, none }: { by: string; none: string }): string {
  return expressions.length === 0 ? none : `(${expressions.join(by)})`;
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
      return test.value === ''
        ? `coalesce(${expression}::VARCHAR, '') = ''`
        : `${expression}::VARCHAR = ${parameters.bind(test.value, 'VARCHAR')}`;
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
