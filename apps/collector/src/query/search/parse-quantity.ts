import type { ValueType } from '../../store/questions/event-list-query';

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

/** `500ms`, `2k` or `5%` in the unit of the type: milliseconds, as it is, 0 to 1. Undefined when it is none. */
export function parseQuantity(text: string, type: ValueType): number | undefined {
  const [, digits, unit = ''] = /^(-?\d{1,15}(?:\.\d{0,9})?)([a-z%]{0,3})$/.exec(text) ?? [];
  const factor = unitsOf(type).get(unit);
  if (digits === undefined || factor === undefined) return undefined;
  const quantity = Number(digits) * factor;
  return type === 'duration' && quantity < 0 ? undefined : quantity;
}

function unitsOf(type: ValueType): ReadonlyMap<string, number> {
  if (type === 'duration') return DURATION_UNITS;
  return type === 'percentage' ? PERCENTAGE_UNITS : NUMBER_UNITS;
}
