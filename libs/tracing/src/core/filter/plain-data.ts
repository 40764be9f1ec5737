import { textOf } from '../span/property-bag';
import { isSensitiveKey, withoutCredentials } from './credentials';

const DEEPEST = 10;
const MOST_ENTRIES = 1000;
const MOST_VALUES = 10_000;
const FILTERED = '[Filtered]';

/**
 * What the host has put into a bag, as it can be sent: cycles, big integers, getters and `toJSON` methods that throw
 * are replaced by a word in square brackets, and so is what stands under the name of a credential. The bag itself comes
 * back where nothing needs to be replaced. Never throws.
 */
export function plainBag(bag: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    return isPlainBag(bag) ? bag : createCopier().entries(bag);
  } catch {
    return { data: '[unreadable]' };
  }
}

/** One value, likewise. */
export function plainValue(value: unknown): unknown {
  return isPlain(value) ? value : createCopier().copy(value);
}

function isPlainBag(bag: Readonly<Record<string, unknown>>): boolean {
  try {
    for (const key in bag) if (isSensitiveKey(key) || !isPlain(bag[key])) return false;
    return true;
  } catch {
    return false;
  }
}

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return withoutCredentials(value) === value;
    case 'number':
    case 'boolean':
    case 'undefined':
      return true;
    default:
      return value === null;
  }
}

/**
 * Copies one tree of values: at most ten levels, a thousand entries of an object and ten thousand values in all. An error
 * becomes its name and message, a set a list, a map an object; of bytes it only says that they are there.
 */
function createCopier() {
  const path: object[] = [];
  let left = MOST_VALUES;

  function copy(value: unknown): unknown {
    if (typeof value === 'string') return withoutCredentials(value);
    if (typeof value === 'bigint') return String(value);
    if (typeof value === 'function' || typeof value === 'symbol') return undefined;
    if (typeof value !== 'object' || value === null) return value;
    if (path.includes(value)) return '[circular]';
    if (path.length >= DEEPEST || left <= 0) return '[deep]';
    path.push(value);
    try {
      return plainObject(value);
    } catch {
      return '[unreadable]';
    } finally {
      path.pop();
    }
  }

  function plainObject(value: object): unknown {
    if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map(counted);
    // The kind of an object, also of one of another realm.
    const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
    if (ArrayBuffer.isView(value) || kind.endsWith('ArrayBuffer')) return '[binary]';
    const text = ownText(value);
    if (text !== undefined) return text;
    if (kind === 'Error') return withoutCredentials(Error.prototype.toString.call(value));
    if (kind === 'Set') return [...first(value as Set<unknown>)].map(counted);
    if (kind === 'Map') return entriesOfMap(value as Map<unknown, unknown>);
    return entries(value);
  }

  function entriesOfMap(map: Map<unknown, unknown>): Record<string, unknown> {
    const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [key, value] of first(map)) {
      const name = textOf(key);
      plain[name] = isSensitiveKey(name) ? FILTERED : counted(value);
    }
    return plain;
  }

  function counted(value: unknown): unknown {
    left -= 1;
    return copy(value);
  }

  function entries(value: object): Record<string, unknown> {
    const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    // All keys are listed, since there is no way to list some: `for in` takes as long as `Object.keys`.
    for (const key of Object.keys(value).slice(0, MOST_ENTRIES)) {
      if (key !== 'toJSON') plain[key] = isSensitiveKey(key) ? FILTERED : property(value, key);
    }
    return plain;
  }

  function property(owner: object, key: string): unknown {
    try {
      return counted((owner as Record<string, unknown>)[key]);
    } catch {
      return '[unreadable]';
    }
  }

  return { copy, entries };
}

function* first<Entry>(entries: Iterable<Entry>): Generator<Entry> {
  let count = 0;
  for (const entry of entries) {
    if (count === MOST_ENTRIES) return;
    count += 1;
    yield entry;
  }
}

/** Dates, URLs and the like say themselves what they are as JSON. */
function ownText(value: object): string | undefined {
  try {
    const { toJSON } = value as { toJSON?: unknown };
    const text: unknown = typeof toJSON === 'function' ? toJSON.call(value) : undefined;
    return typeof text === 'string' ? withoutCredentials(text) : undefined;
  } catch {
    return undefined;
  }
}
