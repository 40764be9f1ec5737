import type { Repairs } from '../payload/repairs';
import { FILTERED, scrubText } from './scrub-text';
import { isSensitiveName } from './sensitive-name';

/**
 * Takes out of a JSON value, in place, what is nobody's to read: what stands under a sensitive name, as a member or as
 * a pair such as `["Cookie", "…"]`, and what looks like a credential in any text. Returns it, or what a text became.
 * What it is given is bounded in depth (`boundJson`).
 */
export function scrubValues<T>(value: T, repairs: Repairs): T {
  if (typeof value === 'string') return scrubbedText(value, repairs) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value) && isSensitivePair(value)) value[1] = filtered(value[1], repairs);
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const isSensitive = !Array.isArray(value) && isSensitiveName(name);
    members[name] = isSensitive ? filtered(members[name], repairs) : scrubValues(members[name], repairs);
  }
  return value;
}

/** The text that may stand under a name. */
export function scrubbedMember(name: string, text: string, repairs: Repairs): string {
  return isSensitiveName(name) ? String(filtered(text, repairs)) : scrubbedText(text, repairs);
}

/** Text that came in the place of a name or a description. */
export function scrubbedText(text: string, repairs: Repairs): string {
  const clean = scrubText(text);
  if (clean !== text) repairs.add('filtered');
  return clean;
}

function isSensitivePair(value: readonly unknown[]): boolean {
  return value.length === 2 && typeof value[0] === 'string' && isSensitiveName(value[0]);
}

/** A flag, or that there is nothing, gives nothing away. */
function filtered(value: unknown, repairs: Repairs): unknown {
  const isSecret = value !== null && value !== '' && value !== FILTERED && typeof value !== 'boolean';
  if (!isSecret) return value;
  repairs.add('filtered');
  return FILTERED;
}
