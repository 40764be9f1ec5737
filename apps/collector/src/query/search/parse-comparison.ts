import { parseTimestamp } from '../../ingest/event/timestamp';
import type { ComparisonOperator, ValueType } from '../../store/event-list-query';
import { QueryError } from '../query-error';
import type { SearchValue } from './search-condition.peggy';

const OPERATORS: ReadonlySet<string> = new Set<ComparisonOperator>(['<', '<=', '>', '>=', '=', '!=']);

/** Milliseconds. */
const DURATION_UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['ms', 1],
  ['s', 1_000],
  ['min', 60_000],
  ['m', 60_000],
  ['hr', 3_600_000],
  ['h', 3_600_000],
  ['day', 86_400_000],
  ['d', 86_400_000],
  ['wk', 604_800_000],
  ['w', 604_800_000],
]);

const NUMBER_UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
]);

const PERCENTAGE_UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['%', 0.01],
]);

/**
 * A comparison such as `>500ms`, `<=5%`, `>=2026-11-22T12:00:00Z` or a bare value (equals), in the unit of the type:
 * milliseconds for durations, seconds for dates, 0 to 1 for percentages.
 */
export function parseComparison(
  { text }: SearchValue,
  type: ValueType,
): { operator: ComparisonOperator; value: number } {
  const [, operator = '', operand = ''] = /^(>=|<=|!=|>|<|=)?(.*)$/s.exec(text) ?? [];
  const value = type === 'date' ? parseTimestamp(operand) : parseQuantity(operand, type);
  if (value === undefined || !Number.isFinite(value))
    throw new QueryError(400, `expected ${expectation(type)}`);
  return { operator: isOperator(operator) ? operator : '=', value };
}

function parseQuantity(text: string, type: ValueType): number | undefined {
  const [, digits, unit = ''] = /^(-?\d{1,15}(?:\.\d{0,9})?)([a-z%]{0,3})$/.exec(text) ?? [];
  const units =
    type === 'duration' ? DURATION_UNITS : type === 'percentage' ? PERCENTAGE_UNITS : NUMBER_UNITS;
  const factor = units.get(unit);
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

function expectation(type: ValueType): string {
  if (type === 'duration') return 'a duration such as >500ms, >1.5s or <2m';
  if (type === 'date') return 'a time such as >2026-11-22T12:00:00Z';
  return type === 'percentage' ? 'a share such as >5% or >0.05' : 'a number such as >10 or <=1.5k';
}

function isOperator(text: string): text is ComparisonOperator {
  return OPERATORS.has(text);
}
