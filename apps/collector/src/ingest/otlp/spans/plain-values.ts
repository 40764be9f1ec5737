import { objectOf } from '../../payload/json-values';

/** The kinds of an `AnyValue`, and what each is among a span's data; of none, null. */
const KINDS: readonly [name: string, read: (value: unknown) => unknown][] = [
  ['stringValue', (value) => (typeof value === 'string' ? value : null)],
  ['boolValue', (value) => (typeof value === 'boolean' ? value : null)],
  ['intValue', wholeNumberOf],
  ['doubleValue', numberOf],
  ['arrayValue', (value) => listOf(objectOf(value)?.['values']).map(plainValueOf)],
  ['kvlistValue', (value) => Object.fromEntries(attributesOf(objectOf(value)?.['values']))],
  ['bytesValue', base64Of],
];

/** An `AnyValue` as plain JSON: bytes are base64 text, numbers that JSON has no exact form of are text. */
export function plainValueOf(value: unknown): unknown {
  const given = objectOf(value);
  const kind = KINDS.find(([name]) => given?.[name] !== undefined && given[name] !== null);
  return kind === undefined ? null : kind[1](given?.[kind[0]]);
}

/** Attributes by their names; a map, because a name may be `__proto__`. Of a repeated name the last one counts. */
export function attributesOf(list: unknown): Map<string, unknown> {
  const attributes = new Map<string, unknown>();
  for (const { key, value } of objectsOf(list)) {
    if (typeof key === 'string' && key !== '') attributes.set(key, plainValueOf(value));
  }
  return attributes;
}

/** The objects of a list; none for what is no list, since JSON writes an empty one as null or not at all. */
export function objectsOf(list: unknown): Readonly<Record<string, unknown>>[] {
  return listOf(list).flatMap<Readonly<Record<string, unknown>>>((entry) => objectOf(entry) ?? []);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A 64-bit number: a number where that is exact, its digits where it is not. */
function wholeNumberOf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null;
  if (typeof value !== 'string' || !/^-?\d{1,19}$/.test(value)) return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function numberOf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  if (/^(?:NaN|-?Infinity)$/.test(value)) return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function base64Of(value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('base64') : null;
}
