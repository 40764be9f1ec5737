/** An object of which nothing is known. */
export type Fields = Record<string, unknown>;

/** No fields where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The text, where it is one. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The number; 0 where it is none. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
