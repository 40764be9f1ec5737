import { textOf } from '../payload/json-values';
import { INGEST_LIMITS } from '../limits';
import { scrubbedMember } from '../scrub/scrub-values';
import type { Repairs } from '../payload/repairs';

const TAG_KEY = /^[\w.:-]+$/;

/**
 * Tags in any form of the wire (an object, pairs, or `{key, value}` entries) as pairs of texts; a repeated key keeps
 * its last value. What cannot be a tag is dropped and counted.
 */
export function normaliseTags(value: unknown, repairs: Repairs): [key: string, value: string][] {
  const tags = new Map<string, string>();
  for (const [rawKey, rawValue] of entriesOf(value)) {
    if (rawValue === null || rawValue === undefined) continue;
    const key = typeof rawKey === 'string' ? rawKey.trim().replaceAll(' ', '-') : '';
    const text = textOfTag(rawValue);
    const isTag = TAG_KEY.test(key) && key.length <= INGEST_LIMITS.tagKeyLength && !/[\r\n]/.test(text);
    const tagValue = isTag ? textOf(text, INGEST_LIMITS.tagValueLength) : null;
    if (tagValue === null || (tags.size >= INGEST_LIMITS.tags && !tags.has(key))) repairs.add('tag_invalid');
    else tags.set(key, scrubbedMember(key, tagValue, repairs));
  }
  return [...tags];
}

/** Only plain values are tags; anything else is no text at all. */
function textOfTag(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function entriesOf(value: unknown): [unknown, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value);
  return value.flatMap((entry: unknown): [unknown, unknown][] => {
    if (Array.isArray(entry)) return [[entry[0], entry[1]]];
    const { key, value: tagValue } = (entry ?? {}) as { key?: unknown; value?: unknown };
    return [[key, tagValue]];
  });
}
