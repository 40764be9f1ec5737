import { spansPath } from '../../routes';
import { requiredTerms } from '../../search/query-terms';
import type { SearchMark, SearchTerm } from '../../search/search-terms';
import { searchTerms } from '../../search/search-terms';
import type { SearchedEvents } from '../../search/searched-events';
import { searchedEventsParameters } from '../../search/searched-events';
import { latestDaysOf, LONGEST_DAYS_OF_SPANS } from '../../time-window/time-window';
import { isFieldName } from '../../search/catalogue/value-fields';

/**
 * Where child spans are searched for by what a list is searched by: in its projects, and in the latest days of its window
 * that the collector reads spans of.
 */
export function childSpansPath({ query, window, projects }: SearchedEvents): string {
  const searched = {
    query: childSpanQuery(query),
    window: latestDaysOf(window, LONGEST_DAYS_OF_SPANS),
    projects,
  };
  return spansPath(searchedEventsParameters(searched));
}

/**
 * The same conditions, asked of child spans: tags are those of the span, fields those of its transaction, and words are
 * looked for in its description. Left out is what stands within an `or` or a negation, functions, and the type of the event.
 */
export function childSpanQuery(query: string): string {
  return requiredTerms(query).flatMap(spanCondition).join(' ');
}

function spanCondition(text: string): string[] {
  const [term, ...more] = searchTerms(text);
  if (!isTerm(term) || more.length > 0 || term.call !== undefined) return [];
  const isCondition = term.has || term.colon !== undefined;
  if (term.key === undefined || !isCondition) return term.negated ? [] : [text];
  const name = term.key.text;
  if (name === 'event.type') return [];
  if (isFieldName(name) || name.startsWith('span.')) return [text];
  const key = /^tags\[(.+)\]$/.exec(name)?.[1] ?? name;
  if (key === '' || /[\s"[\]]/.test(key)) return [];
  return [`${text.slice(0, term.key.start)}span.tags[${key}]${text.slice(term.key.end)}`];
}

function isTerm(item: SearchTerm | SearchMark | undefined): item is SearchTerm {
  return item?.kind === 'term';
}
