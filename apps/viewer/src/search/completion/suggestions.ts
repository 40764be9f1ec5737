import type { TagKey } from '../../collector/questions/exploration-questions';
import { escapedText } from '../search-condition';
import type { FunctionParameter } from '../catalogue/aggregate-functions';
import { OPERATORS } from '../catalogue/aggregate-functions';
import { parametersOf } from '../catalogue/known-call';
import { isNumberField } from '../catalogue/value-fields';
import { EXAMPLE_VALUES } from './example-values';
import type { SearchFunction, SearchKey } from './search-keys';
import { kindOf } from './search-keys';
import type { SearchToken } from './search-token';

/** A completion: what it puts in the token's place, and what it says of itself. */
export interface Suggestion {
  insert: string;
  /** What is offered; stored text, so never markup. */
  label: string;
  about: string;
  kind: 'key' | 'tag' | 'function' | 'word' | 'value' | 'example';
}

/** What there is to be offered. */
export interface Vocabulary {
  keys: readonly SearchKey[];
  functions: readonly SearchFunction[];
  tags: readonly TagKey[];
  /** Stored values of the key at the caret, with how many events have them. */
  values: readonly { text: string; count: number }[];
}

const MOST = 12;
const PLAIN_KEY = /^[A-Za-z0-9_.-]+$/;
const TAG_KEY = /^[\w.:-]+$/;
const PLAIN_VALUE = /^[\w./:@+-]+$/;

/** What may stand in the place of the token at the caret, the most likely first. */
export function suggestions(token: SearchToken, vocabulary: Vocabulary): Suggestion[] {
  switch (token.kind) {
    case 'key':
      return keySuggestions(token, vocabulary);
    case 'value':
      return valueSuggestions(token, vocabulary);
    case 'argument':
      return argumentSuggestions(token, vocabulary);
    case 'nothing':
      return [];
  }
}

function keySuggestions(token: SearchToken & { kind: 'key' }, vocabulary: Vocabulary): Suggestion[] {
  const { keys, functions, tags } = vocabulary;
  const colon = token.has ? '' : ':';
  const known = new Set(keys.map(({ name }) => name));
  const ofKeys = keys.map(({ name, about }) => offer('key', `${name}${colon}`, name, about));
  const ofTags = tags.filter(({ key }) => TAG_KEY.test(key)).map((tag) => tagOffer(tag, known, colon));
  if (token.has) return ranked([...ofKeys, ...ofTags], token.text);
  const ofFunctions = functions.map(({ name, call, about }) => offer('function', call, name, about));
  const words = token.text === '' ? [] : wordsAt(token);
  const all = [...ofKeys, ...ofTags, ...ofFunctions];
  return [
    ...words.filter(({ label }) => label.startsWith(token.text.toLowerCase())),
    ...ranked(all, token.text),
  ];
}

function tagOffer({ key, count }: TagKey, known: ReadonlySet<string>, end: string): Suggestion {
  const name = tagName(key, known);
  return offer('tag', `${name}${end}`, known.has(key) ? name : key, `tag of ${count}`);
}

/** A tag that is named as a field is asked for by its other name. */
function tagName(key: string, known: ReadonlySet<string>): string {
  return PLAIN_KEY.test(key) && !known.has(key) ? key : `tags[${key}]`;
}

function wordsAt({ isFirst }: { isFirst: boolean }): Suggestion[] {
  const has = offer('word', 'has:', 'has:', 'that have a value');
  if (isFirst) return [has];
  return [
    offer('word', 'or ', 'or', 'one or the other'),
    offer('word', 'and ', 'and', 'both, as without a word'),
    has,
  ];
}

function valueSuggestions(token: SearchToken & { kind: 'value' }, vocabulary: Vocabulary): Suggestion[] {
  const end = token.inList ? '' : ' ';
  const examples = (EXAMPLE_VALUES[kindOf(token.key, vocabulary.keys)] ?? []).map(({ text, about }) =>
    offer('example', `${text}${end}`, text, about),
  );
  const values = vocabulary.values.map(({ text, count }) =>
    offer('value', `${quotedValue(text)}${end}`, text, count > 0 ? String(count) : ''),
  );
  return [...examples.filter(({ label }) => label.startsWith(token.text)), ...values].slice(0, MOST);
}

/** What an argument that is no field may be. */
const ARGUMENT_WORDS: Partial<Record<FunctionParameter['kind'], readonly string[]>> = {
  operator: OPERATORS.map(([name]) => name),
  percent: ['0.5', '0.9', '0.99', '0.42'],
  milliseconds: ['300'],
};

function argumentSuggestions(
  { name, index, text }: SearchToken & { kind: 'argument' },
  { keys, tags }: Vocabulary,
): Suggestion[] {
  const kind = parametersOf(name)[index]?.kind;
  if (kind === undefined) return [];
  const words = ARGUMENT_WORDS[kind]?.map((word) => offer('word', word, word, '')) ?? [];
  const fields = keys
    .filter((key) => takes(kind, key))
    .map((key) => offer('key', key.name, key.name, key.about));
  const known = new Set(keys.map((key) => key.name));
  const ofTags = tags
    .filter(({ key }) => kind === 'field' && TAG_KEY.test(key))
    .map((tag) => tagOffer(tag, known, ''));
  return ranked([...words, ...fields, ...ofTags], text);
}

function takes(kind: FunctionParameter['kind'], { name }: SearchKey): boolean {
  if (kind === 'field') return true;
  return (
    (kind === 'number-field' || kind === 'time-field') &&
    (isNumberField(name) || (kind === 'time-field' && name === 'timestamp'))
  );
}

/** Those that begin with the text, then those of which another word does. */
function ranked(offered: readonly Suggestion[], text: string): Suggestion[] {
  const sought = text.toLowerCase();
  const place = ({ label }: Suggestion) => {
    const name = label.toLowerCase();
    if (name.startsWith(sought)) return 0;
    return ['.', '_', ':', '-', '['].some((between) => name.includes(between + sought)) ? 1 : -1;
  };
  const found = offered.filter((suggestion) => place(suggestion) >= 0);
  return [...found.filter((one) => place(one) === 0), ...found.filter((one) => place(one) > 0)].slice(
    0,
    MOST,
  );
}

function offer(kind: Suggestion['kind'], insert: string, label: string, about: string): Suggestion {
  return { kind, insert, label, about };
}

/** A stored text as a value of the search language: in quotes where it has to be, its stars and quotes no syntax. */
export function quotedValue(text: string): string {
  return PLAIN_VALUE.test(text) ? text : `"${escapedText(text)}"`;
}

/** The query with the suggestion in the token's place, and where the caret is then. */
export function completed(
  query: string,
  { start, end }: Pick<SearchToken, 'start' | 'end'>,
  { insert }: Suggestion,
): { query: string; caret: number } {
  const rest = query.slice(end);
  const text = /\s$/.test(insert) && /^[\s)]/.test(rest) ? insert.trimEnd() : insert;
  const caret = start + text.length + (text === insert || !rest.startsWith(' ') ? 0 : 1);
  return { query: query.slice(0, start) + text + rest, caret };
}
