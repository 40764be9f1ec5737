/** An object as it was stored, of whose fields nothing is known. */
export type Fields = Record<string, unknown>;

/** Whether stored data is an object, and no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether stored data is an object with anything in it. */
export function isFilled(value: unknown): value is Fields {
  return isFields(value) && Object.keys(value).length > 0;
}

/** The fields of stored data; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** What is stored, where it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What is stored, where it is a number. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Any stored value in one line: a text as it is, whatever else as JSON, not as `[object Object]`. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
