/** A JSON object, or undefined for anything else. */
export function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** Text without what no store keeps (NUL, halves of surrogate pairs), cut at whole characters; otherwise as it came. */
export function textOf(value: unknown, longest: number): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const cut = value.length > longest ? value.slice(0, longest) : value;
  return cut.replace(UNSTORABLE, '\ufffd');
}

const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The number that a number or a text is; NaN for anything else: an object could make its own conversion throw. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}

/** A span or trace id of `length` hex digits, in lower case and without dashes; undefined when it is none. */
export function hexIdOf(value: unknown, length: 16 | 32): string | undefined {
  if (typeof value !== 'string' || value.length > 36) return undefined;
  const id = value.replaceAll('-', '').toLowerCase();
  return id.length === length && /^[0-9a-f]+$/.test(id) && !/^0+$/.test(id) ? id : undefined;
}
