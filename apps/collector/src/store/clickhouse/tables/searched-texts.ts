/** What an event's details hold beside what is searched: large, or searched in columns of its own. */
const NOT_SEARCHED: ReadonlySet<string> = new Set(['breadcrumbs', 'data', 'exceptions', 'measurements']);
const MOST_TEXTS = 200;
const MOST_LEVELS = 6;

/** What of an event's details can be asked for: texts by their paths, numbers by the measurement's name. */
export interface SearchedDetails {
  texts: { path: string[]; value: string[] };
  measurements: { name: string[]; value: number[] };
}

/** Finds in an event's details, which are JSON text, whatever a question can ask for. */
export function searchedDetails(details: string): SearchedDetails {
  const parsed: unknown = JSON.parse(details);
  const texts: SearchedDetails['texts'] = { path: [], value: [] };
  if (!isObject(parsed)) return { texts, measurements: { name: [], value: [] } };
  for (const [key, value] of Object.entries(parsed)) {
    if (!NOT_SEARCHED.has(key)) addTexts(value, [key], texts);
  }
  return { texts, measurements: measurementsOf(parsed['measurements']) };
}

/** A path of JSON keys as one text. */
export function textPath(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function addTexts(value: unknown, path: readonly string[], texts: SearchedDetails['texts']): void {
  if (texts.path.length >= MOST_TEXTS) return;
  if (isObject(value)) {
    if (path.length >= MOST_LEVELS) return;
    for (const [key, inner] of Object.entries(value)) addTexts(inner, [...path, key], texts);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    texts.path.push(textPath(path));
    texts.value.push(String(value));
  }
}

function measurementsOf(measurements: unknown): SearchedDetails['measurements'] {
  const found: SearchedDetails['measurements'] = { name: [], value: [] };
  if (!isObject(measurements)) return found;
  for (const [name, measurement] of Object.entries(measurements)) {
    const value = isObject(measurement) ? measurement['value'] : undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) continue;
    found.name.push(name);
    found.value.push(number);
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
