import type { ComparisonOperator, Condition } from '../../store/questions/condition';
import type { ValueColumn } from '../../store/questions/event-list-query';
import { QueryError } from '../query-error';
import { columnCondition } from '../search/column-condition';
import type { Surroundings } from '../search/surroundings';
import type { TypedColumn } from './list-column';

const OPERATORS: ReadonlyMap<string, ComparisonOperator> = new Map([
  ['equals', '='],
  ['notEquals', '!='],
  ['less', '<'],
  ['greater', '>'],
  ['lessOrEquals', '<='],
  ['greaterOrEquals', '>='],
]);

/** What `count_if(field, operator, value)` counts. */
export function countIfCondition(
  field: TypedColumn<ValueColumn>,
  { operator = '', value = '' }: { operator: string | undefined; value: string | undefined },
  surroundings: Surroundings,
): Condition<ValueColumn> {
  const symbol = OPERATORS.get(operator);
  if (symbol === undefined) {
    throw new QueryError(400, `count_if takes one of the operators ${[...OPERATORS.keys()].join(' ')}`);
  }
  const isText = field.type === 'string';
  if (isText && symbol !== '=' && symbol !== '!=') {
    throw new QueryError(400, 'count_if compares this field only by equals or notEquals');
  }
  const text = isText ? value : `${symbol === '=' ? '' : symbol}${value}`;
  const condition = columnCondition(field, { text, parts: [text] }, surroundings);
  return isText && symbol === '!=' ? { test: 'not', of: condition } : condition;
}
