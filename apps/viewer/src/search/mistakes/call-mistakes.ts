import { AGGREGATE_FUNCTIONS, USUAL_PERCENTS } from '../catalogue/aggregate-functions';
import { parametersOf } from '../catalogue/known-call';
import { EXAMPLE_VALUES } from '../completion/example-values';
import { kindOf } from '../completion/search-keys';
import type { SearchTerm } from '../search-terms';
import { searchTerms } from '../search-terms';
import { closestName } from './closest-name';

/** What is wrong with a function in a query that is refused. */
export type CallMistake = {
  /** The call, as it is written. */
  written: string;
} & (
  | {
      kind: 'unknown';
      /** The function that is written nearly so, and the query with it. */ meant: Meant | undefined;
    }
  | { kind: 'not-compared'; /** The same call, compared with something. */ example: string }
);

interface Meant {
  name: string;
  corrected: string;
}

/** Every function that a condition may be on. */
const NAMES: readonly string[] = [
  ...AGGREGATE_FUNCTIONS.map(({ name }) => name),
  ...USUAL_PERCENTS.map((percent) => `p${percent}`),
];

/** Whether the character at `place` of a query is of a call of a function, known or not: of its name or its arguments. */
export function isInCall(query: string, place: number): boolean {
  return searchTerms(query).some(
    (term) =>
      term.kind === 'term' &&
      term.call !== undefined &&
      term.start <= place &&
      place <= (term.call.close ?? query.length),
  );
}

/** The functions of a query that do not exist, or that are compared with nothing; each once, as it is written first. */
export function callMistakes(query: string): CallMistake[] {
  const found = searchTerms(query).flatMap((term) => (term.kind === 'term' ? mistakesIn(term, query) : []));
  return found.filter((one, index) => found.findIndex(({ written }) => written === one.written) === index);
}

function mistakesIn({ key, call, colon, has }: SearchTerm, query: string): CallMistake[] {
  if (key === undefined || call?.close === undefined) return [];
  const written = query.slice(key.start, call.close + 1);
  if (!isFunction(key.text)) {
    const name = closestName(key.text, NAMES);
    const meant = name && { name, corrected: query.slice(0, key.start) + name + query.slice(key.end) };
    return [{ kind: 'unknown', written, meant: meant || undefined }];
  }
  if (colon !== undefined || has) return [];
  const [example] = EXAMPLE_VALUES[kindOf(written, [])] ?? [];
  return [{ kind: 'not-compared', written, example: `${written}:${example?.text ?? '>10'}` }];
}

function isFunction(name: string): boolean {
  return AGGREGATE_FUNCTIONS.some((known) => known.name === name) || parametersOf(name).length > 0;
}
