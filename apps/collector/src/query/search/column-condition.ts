import type { ComparisonOperator, Condition } from '../../store/questions/condition';
import type { Column, ValueType } from '../../store/questions/event-list-query';
import type { TypedColumn } from '../columns/list-column';
import { QueryError } from '../query-error';
import { dateCondition } from './parse-date';
import { parseQuantity } from './parse-quantity';
import type { SearchValue } from './search-condition.peggy';
import type { Surroundings } from './surroundings';

const LONGEST_VALUE = 200;
const OPERATORS: ReadonlySet<string> = new Set<ComparisonOperator>(['<', '<=', '>', '>=', '=', '!=']);
const ID_FIELDS: ReadonlySet<string> = new Set(['id', 'trace', 'trace.span', 'trace.parent_span']);

/** What `column:value` asks for: a comparison where values are ordered, else equality or a wildcard match. */
export function columnCondition<Of extends Column>(
  { column, type, shown }: TypedColumn<Of>,
  value: Pick<SearchValue, 'text' | 'parts'>,
  { projects, now }: Surroundings,
): Condition<Of> {
  const text = bounded(value.text);
  if (isProject(column)) {
    // No project has the number 0: a name that nobody may see finds nothing.
    return { column, test: 'equals', value: String(projects.named(text)?.id ?? 0) };
  }
  if (type !== 'string') return comparison({ column, type, shown }, text, now);
  if (value.parts.length > 1) return { column, test: 'matches', parts: value.parts };
  return { column, test: 'equals', value: exactText(column, text) };
}

function comparison<Of extends Column>(
  { column, type }: TypedColumn<Of>,
  text: string,
  now: number,
): Condition<Of> {
  const [, symbol = '', operand = ''] = /^(>=|<=|!=|>|<|=)?(.*)$/s.exec(text) ?? [];
  const operator = isOperator(symbol) ? symbol : undefined;
  if (type === 'date') {
    const condition = dateCondition(column, { operator, operand }, now);
    if (condition !== undefined) return condition;
  } else {
    const value = parseQuantity(operand, type);
    if (value !== undefined) return { column, test: 'compare', operator: operator ?? '=', value };
  }
  throw new QueryError(400, `expected ${expectation(type)}`);
}

function exactText(column: Column, text: string): string {
  if (column.kind !== 'field') return text;
  if (ID_FIELDS.has(column.field)) return text.replaceAll('-', '').toLowerCase();
  return column.field === 'transaction.status' && text === 'unknown_error' ? 'unknown' : text;
}

function expectation(type: ValueType): string {
  if (type === 'duration') return 'a duration such as >500ms, >1.5s or <2m';
  if (type === 'date') return 'a time such as >2026-11-22T12:00:00Z, 2026-11-22 or -24h';
  return type === 'percentage' ? 'a share such as >5% or >0.05' : 'a number such as >10 or <=1.5k';
}

function isProject(column: Column): boolean {
  return column.kind === 'field' && column.field === 'project';
}

function bounded(text: string): string {
  if (text.length > LONGEST_VALUE)
    throw new QueryError(400, `a value is longer than ${LONGEST_VALUE} characters`);
  return text;
}

function isOperator(text: string): text is ComparisonOperator {
  return OPERATORS.has(text);
}
