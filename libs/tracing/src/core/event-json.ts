const DEEPEST = 10;
const MOST_ENTRIES = 1000;

/**
 * JSON text of an event, whatever the host has put into its data: cycles, big integers, getters and `toJSON` methods
 * that throw are replaced by a word in square brackets. Never throws.
 */
export function eventJson(event: object): string {
  try {
    return JSON.stringify(event);
  } catch {
    return JSON.stringify(plainCopy(event, []));
  }
}

function plainCopy(value: unknown, path: readonly object[]): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (path.includes(value)) return '[circular]';
  if (path.length >= DEEPEST) return '[deep]';
  try {
    return copyOfObject(value, [...path, value]);
  } catch {
    return '[unreadable]';
  }
}

function copyOfObject(value: object, path: readonly object[]): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((entry) => plainCopy(entry, path));
  const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).slice(0, MOST_ENTRIES)) {
    if (key === 'toJSON') continue;
    copy[key] = readCopy(value, key, path);
  }
  return copy;
}

function readCopy(owner: object, key: string, path: readonly object[]): unknown {
  try {
    return plainCopy((owner as Record<string, unknown>)[key], path);
  } catch {
    return '[unreadable]';
  }
}
