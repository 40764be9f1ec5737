import { isFieldName, VALUE_FIELDS } from '../catalogue/value-fields';
import type { SearchTerm } from '../search-terms';
import { searchTerms } from '../search-terms';
import { editDistance } from './edit-distance';

/** A condition that finds nothing because of how its key is written. */
export type KeyMistake = {
  /** What is written: the key, or the whole condition where it has none. */
  written: string;
} & (
  | { kind: 'unknown'; meant: string | undefined; corrected: string | undefined }
  | { kind: 'no-colon'; meant: string; corrected: string }
  | { kind: 'child-span' }
);

const FIELDS: readonly string[] = VALUE_FIELDS.flatMap(({ fields }) => fields).map(({ field }) => field);
const PLAIN_KEY = /^[A-Za-z0-9_.-]+$/;
const COMPARED = /^([A-Za-z0-9_.-]+)(>=|<=|>|<|=)([^=<>].*)$/;
const CHILD_SPAN = /^span\./;

/** What is wrong with the keys of a query, given the tags that occur; `corrected` is the query with what was meant. */
export function keyMistakes(query: string, tags: readonly string[]): KeyMistake[] {
  const occurring = new Set(tags);
  const isKnown = (name: string) => isFieldName(name) || occurring.has(name);
  const found = searchTerms(query).flatMap((term) => {
    if (term.kind !== 'term' || term.key === undefined || term.call !== undefined) return [];
    const isKey = term.has || term.colon !== undefined;
    return isKey ? mistakenKey(term, { query, tags, isKnown }) : missingColon(term, { query, isKnown });
  });
  return found.filter((one, index) => found.findIndex(({ written }) => written === one.written) === index);
}

interface Known {
  query: string;
  isKnown: (name: string) => boolean;
}

function mistakenKey(
  { key, negated }: SearchTerm,
  { query, tags, isKnown }: Known & { tags: readonly string[] },
): KeyMistake[] {
  if (key === undefined || negated) return [];
  const written = key.text.replace(/^tags\[(.+)\]$|^"(.+)"$/, '$1$2');
  if (isKnown(written)) return [];
  if (CHILD_SPAN.test(written)) return [{ kind: 'child-span', written }];
  const meant = closestName(written, [...FIELDS, ...tags.filter((tag) => PLAIN_KEY.test(tag))]);
  const corrected = meant && query.slice(0, key.start) + meant + query.slice(key.end);
  return [{ kind: 'unknown', written, meant, corrected }];
}

/** `duration>500ms` is read as a word. */
function missingColon({ key, start, end, text }: SearchTerm, { query, isKnown }: Known): KeyMistake[] {
  const [, name, operator, value = ''] = COMPARED.exec(key?.text ?? '') ?? [];
  if (name === undefined || !isKnown(name)) return [];
  const negation = text.startsWith('!') ? '!' : '';
  const meant = `${negation}${name}:${operator === '=' ? '' : operator}${value}`;
  return [
    { kind: 'no-colon', written: text, meant, corrected: query.slice(0, start) + meant + query.slice(end) },
  ];
}

/** The name that is written nearly so, as a whole or in its last part; one letter in three may be another. */
function closestName(written: string, names: readonly string[]): string | undefined {
  const sought = written.toLowerCase();
  const most = Math.min(2, Math.floor(sought.length / 3));
  let closest: { name: string; distance: number } | undefined;
  for (const name of names) {
    const whole = editDistance(sought, name.toLowerCase());
    const part = editDistance(sought, name.toLowerCase().split('.').at(-1) ?? '');
    const distance = Math.min(whole, part);
    if (distance <= most && distance < (closest?.distance ?? Number.POSITIVE_INFINITY)) {
      closest = { name, distance };
    }
  }
  return closest?.name;
}
