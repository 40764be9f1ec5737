import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCollector } from '../../collector/collector-context';
import type { ChosenEvents } from '../../collector/questions/exploration-questions';
import { useProjectSlugs } from '../../collector/use-projects';
import type { EventNoun } from '../search-condition';
import { escapedText } from '../search-condition';
import { useTagKeys } from '../use-tag-keys';
import type { SearchFunction, SearchKey } from './search-keys';
import { kindOf } from './search-keys';
import type { SearchToken } from './search-token';
import type { Suggestion } from './suggestions';
import { suggestions } from './suggestions';

/** Which keys and functions a search knows, and among which events their values are looked for. */
export interface SearchScope extends Pick<ChosenEvents, 'window' | 'projects'> {
  keys: readonly SearchKey[];
  functions: readonly SearchFunction[];
  /** What is searched. */
  noun: EventNoun;
}

const TYPES: Record<EventNoun, string> = {
  transaction: 'event.type:transaction',
  error: 'event.type:error',
  event: 'event.type:[transaction, error]',
};
const NONE: [] = [];
const DEBOUNCE_MILLISECONDS = 120;
const MOST_VALUES = 10;
const LONGEST_TEXT = 100;
const VALUES_STALE_MILLISECONDS = 10_000;
/** Keys whose values can be grouped and matched by a part of them. */
const GROUPABLE = /^(?!span\.)(tags\[[\w.:-]+\]|[\w.-]+)$/;

/** What may stand at the caret: keys, functions and stored values, asked of the collector as the reader writes. */
export function useSuggestions(token: SearchToken, scope: SearchScope, isAsking: boolean): Suggestion[] {
  const slugs = useProjectSlugs();
  const tags = useTagKeys(scope, isAsking && token.kind !== 'value') ?? NONE;
  const stored = useValues(token, scope, isAsking);
  return useMemo(() => {
    const isProject = token.kind === 'value' && token.key === 'project';
    const ofProjects = slugs
      .filter((slug) => slug.startsWith(token.text))
      .map((text) => ({ text, count: 0 }));
    const values = isProject ? ofProjects : stored;
    const { keys, functions } = scope;
    return suggestions(token, { keys, functions, tags, values });
  }, [token, scope, tags, stored, slugs]);
}

function useValues(token: SearchToken, scope: SearchScope, isAsking: boolean) {
  const { window, projects, keys, noun } = scope;
  const collector = useCollector();
  const key = token.kind === 'value' ? token.key : '';
  const isAskable = kindOf(key, keys) === 'text' && GROUPABLE.test(key) && token.text.length <= LONGEST_TEXT;
  const { data } = useQuery({
    queryKey: ['values', key, token.text, noun, window, projects],
    queryFn: async ({ signal }) => {
      await passed(DEBOUNCE_MILLISECONDS, signal);
      const query = `${TYPES[noun]} has:${key}${partCondition(key, token.text)}`;
      const question = { fields: [key, 'count()'], query, sort: '-count()', perPage: MOST_VALUES };
      return collector.events({ ...question, window, projects }, signal);
    },
    enabled: isAsking && isAskable,
    staleTime: VALUES_STALE_MILLISECONDS,
  });
  return useMemo(
    () =>
      (data?.data ?? []).flatMap((row) => {
        const [text, count] = [row[key], row['count()']];
        return typeof text === 'string' && text !== '' ? [{ text, count: Number(count) }] : [];
      }),
    [data, key],
  );
}

function partCondition(key: string, text: string): string {
  return text === '' ? '' : ` ${key}:"*${escapedText(text)}*"`;
}

/** Waits; a question that is withdrawn meanwhile, because another letter was written, is never asked. */
function passed(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
