import { AGGREGATE_FUNCTIONS, USUAL_PERCENTS } from '../catalogue/aggregate-functions';
import { callKind, knownCall } from '../catalogue/known-call';
import type { ValueKind } from '../catalogue/value-fields';
import { knownField, VALUE_FIELDS } from '../catalogue/value-fields';

/** A key of the search language, and what it is about. */
export interface SearchKey {
  name: string;
  kind: ValueKind;
  about: string;
}

/** A function over the transactions of a group; `call` is how its completion begins. */
export interface SearchFunction {
  name: string;
  call: string;
  about: string;
}

const OFTEN_SEARCHED = [
  'transaction',
  'transaction.duration',
  'transaction.status',
  'transaction.op',
  'event.type',
  'project',
  'trace',
  'release',
  'environment',
  'user',
  'http.method',
  'http.url',
].flatMap((name) => knownField(name) ?? []);

/** The keys that one may search by beside tags, those asked for most often first. */
export const EVENT_KEYS: readonly SearchKey[] = [
  ...new Set([...OFTEN_SEARCHED, ...VALUE_FIELDS.flatMap(({ fields }) => fields)]),
].map(({ field, kind, explanation }) => ({ name: field, kind, about: explanation }));

/** The keys of child spans, which only their own search knows. */
export const SPAN_KEYS: readonly SearchKey[] = [
  { name: 'span.op', kind: 'text', about: 'The op of the span' },
  { name: 'span.description', kind: 'text', about: 'The description of the span' },
  { name: 'span.duration', kind: 'duration', about: 'How long the span took' },
  { name: 'span.status', kind: 'text', about: 'How the span ended' },
  { name: 'span.id', kind: 'id', about: 'The id of the span' },
  { name: 'span.parent', kind: 'id', about: 'The id of its parent span' },
];

/** The functions that groups may be filtered by. */
export const FUNCTIONS: readonly SearchFunction[] = [
  ...USUAL_PERCENTS.map((percent) => ({
    name: `p${percent}()`,
    call: `p${percent}():`,
    about: `${percent} of a hundred were at most this`,
  })),
  ...AGGREGATE_FUNCTIONS.map(({ name, parameters, explanation }) => ({
    name: parameters.length === 0 ? `${name}()` : `${name}(…)`,
    call: parameters.length === 0 ? `${name}():` : `${name}(`,
    about: explanation,
  })),
];

const CALL = /^([\w.-]+)\(([^)]*)/;

/** The kind of a key's values, which a function may make; any key that is not known is a tag, and a tag is text. */
export function kindOf(key: string, keys: readonly SearchKey[]): ValueKind {
  const [, name, given = ''] = CALL.exec(key) ?? [];
  if (name === undefined) return keys.find((known) => known.name === key)?.kind ?? 'text';
  const call = knownCall(name, given === '' ? [] : given.split(',').map((argument) => argument.trim()));
  return call === undefined ? 'number' : callKind(call);
}
