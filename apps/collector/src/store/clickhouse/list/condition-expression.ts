import type { ColumnTest, ComparisonOperator, Condition } from '../../questions/condition';
import type { Column } from '../../questions/event-list-query';
import { uuidOf, type Parameters } from '../parameters';

const OPERATORS: Record<ComparisonOperator, string> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '=',
  '!=': '!=',
};

/** Fields whose columns hold an id in a type of its own, by which the scan skips what cannot match. */
const ID_COLUMNS: Readonly<Record<string, string>> = { id: 'event_id', trace: 'trace_id' };

/** The SQL of a column's value; what it needs is bound. */
type ExpressionOf<Of extends Column> = (column: Of) => string;

/** The SQL of a condition: 1 or 0, never NULL. */
export function conditionExpression<Of extends Column>(
  condition: Condition<Of>,
  parameters: Parameters,
  expressionOf: ExpressionOf<Of>,
): string {
  const write = (one: Condition<Of>): string => {
    switch (one.test) {
      case 'all':
        return joined(one.of.map(write), { by: ' AND ', none: '1' });
      case 'any':
        return joined(one.of.map(write), { by: ' OR ', none: '0' });
      case 'not':
        return `NOT ${write(one.of)}`;
      default:
        return `ifNull(${testExpression(one, parameters, expressionOf)}, 0)`;
    }
  };
  return write(condition);
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
  const idColumn = column.kind === 'field' ? ID_COLUMNS[column.field] : undefined;
  if (idColumn !== undefined && test.test === 'equals' && /^[0-9a-f]{32}$/.test(test.value)) {
    return `${idColumn} = ${parameters.bind(uuidOf(test.value), 'UUID')}`;
  }
  const expression = expressionOf(column);
  const text = `toString(${expression})`;
  switch (test.test) {
    case 'equals':
      return test.value === ''
        ? `ifNull(${text}, '') = ''`
        : `${text} = ${parameters.bind(test.value, 'String')}`;
    case 'matches': {
      const pattern = test.parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*');
      // In a group: of a bare text old servers first look for it as it is written.
      return `match(ifNull(${text}, ''), ${parameters.bind(`(?is)^(?:${pattern})$`, 'String')})`;
    }
    case 'present':
      return `ifNull(${text}, '') != ''`;
    case 'compare':
      return `${expression} ${OPERATORS[test.operator]} ${parameters.bind(test.value, 'Float64')}`;
  }
}
