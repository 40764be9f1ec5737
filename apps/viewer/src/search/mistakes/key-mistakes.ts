import { SPAN_KEYS } from '../completion/search-keys';
import { callWithoutParentheses } from '../catalogue/known-call';
import { isFieldName, VALUE_FIELDS } from '../catalogue/value-fields';
import type { SearchTerm } from '../search-terms';
import { searchTerms } from '../search-terms';
import { closestName } from './closest-name';

/** A condition that finds nothing because of how its key is written. */
export type KeyMistake = {
  /** What is written: the key, or the whole condition where it has none. */
  written: string;
} & (
  | { kind: 'unknown'; meant: string | undefined; corrected: string | undefined }
  | { kind: 'no-colon'; meant: string; corrected: string }
  | { kind: 'child-span' }
);

/** What is searched: events, or child spans by what they and their transactions say. */
export type SearchedThing = 'events' | 'spans';

const FIELDS: readonly string[] = VALUE_FIELDS.flatMap(({ fields }) => fields).map(({ field }) => field);
const SPAN_FIELDS: readonly string[] = SPAN_KEYS.map(({ name }) => name);
const PLAIN_KEY = /^[A-Za-z0-9_.-]+$/;
const COMPARED = /^([A-Za-z0-9_.-]+)(>=|<=|>|<|=)([^=<>].*)$/;
const CHILD_SPAN = /^span\./;
const SPAN_TAG = /^span\.tags\[.+\]$/;

interface KeyMistakesOptions {
  /** The tags of events that occur. */
  tags: readonly string[];
  searched?: SearchedThing;
}

/** What is wrong with the keys of a query, given the tags that occur; `corrected` is the query with what was meant. */
export function keyMistakes(query: string, { tags, searched = 'events' }: KeyMistakesOptions): KeyMistake[] {
  const occurring = new Set(tags);
  const isOfSpans = (name: string) => SPAN_FIELDS.includes(name) || SPAN_TAG.test(name);
  const isKnown = (name: string) =>
    isFieldName(name) || occurring.has(name) || (searched === 'spans' && isOfSpans(name));
  const found = searchTerms(query).flatMap((term) => {
    if (term.kind !== 'term' || term.key === undefined || term.call !== undefined) return [];
    const isKey = term.has || term.colon !== undefined;
    return isKey
      ? mistakenKey(term, { query, tags, searched, isKnown })
      : missingColon(term, { query, isKnown });
  });
  return found.filter((one, index) => found.findIndex(({ written }) => written === one.written) === index);
}

interface Known {
  query: string;
  isKnown: (name: string) => boolean;
}

function mistakenKey(
  { key, negated }: SearchTerm,
  { query, isKnown, ...options }: Known & Required<KeyMistakesOptions>,
): KeyMistake[] {
  if (key === undefined || negated) return [];
  const written = key.text.replace(/^tags\[(.+)\]$|^"(.+)"$/, '$1$2');
  if (isKnown(written)) return [];
  if (options.searched === 'events' && CHILD_SPAN.test(written)) return [{ kind: 'child-span', written }];
  const meant = meantKey(written, options);
  const corrected = meant && query.slice(0, key.start) + meant + query.slice(key.end);
  return [{ kind: 'unknown', written, meant, corrected }];
}

/** What nothing resembles may be a tag of a span, which is written in another way. */
function meantKey(written: string, { tags, searched }: Required<KeyMistakesOptions>): string | undefined {
  const others = [...FIELDS, ...tags.filter((tag) => PLAIN_KEY.test(tag))];
  if (searched === 'events') return callWithoutParentheses(written) ?? closestName(written, others);
  const isPlain = PLAIN_KEY.test(written) && !CHILD_SPAN.test(written);
  return closestName(written, [...SPAN_FIELDS, ...others]) ?? (isPlain ? `span.tags[${written}]` : undefined);
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
