import { quotedValue } from '../completion/suggestions';
import type { SearchTerm } from '../search-terms';
import { searchTerms } from '../search-terms';
import { closestName } from './closest-name';

/** A condition on a text, of which the query says exactly what it is. */
export interface AskedValue {
  key: string;
  written: string;
  /** Where the value stands in the query. */
  start: number;
  end: number;
}

/** A value that does not occur, the one that is written nearly so, and the query with that. */
export interface ValueMistake {
  written: string;
  key: string;
  meant: string;
  corrected: string;
}

const PLAIN_KEY = /^[\w.-]+$/;
const ESCAPE = /\\(.)/g;

/** The values of texts that a query asks for as they are: no parts of them, no lists, and none that must not be. */
export function askedValues(query: string): AskedValue[] {
  return searchTerms(query).flatMap((term) => (term.kind === 'term' ? askedIn(term) : []));
}

function askedIn({ key, call, negated, isList, values }: SearchTerm): AskedValue[] {
  const [value] = values;
  if (key === undefined || value === undefined || call !== undefined || negated || isList) return [];
  const text = value.text.replace(/^"(.*)"$/s, '$1');
  if (!PLAIN_KEY.test(key.text) || text === '' || text.includes('*')) return [];
  const { start, end } = value;
  return [{ key: key.text, written: text.replaceAll(ESCAPE, '$1'), start, end }];
}

/** What may have been meant by a value, given those that occur; ids and other numbers are never guessed. */
export function valueMistake(
  query: string,
  { key, written, start, end }: AskedValue,
  occurring: readonly string[],
): ValueMistake | undefined {
  if (occurring.includes(written)) return undefined;
  const meant = closestName(
    written,
    occurring.filter((value) => digitsOf(value) === digitsOf(written)),
  );
  if (meant === undefined) return undefined;
  return { key, written, meant, corrected: query.slice(0, start) + quotedValue(meant) + query.slice(end) };
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
