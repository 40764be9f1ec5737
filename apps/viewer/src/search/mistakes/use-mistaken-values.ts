import { useQueries } from '@tanstack/react-query';
import { useCollector } from '../../collector/collector-context';
import type { ChosenEvents } from '../../collector/questions/exploration-questions';
import { EVENT_KEYS, kindOf } from '../completion/search-keys';
import { askedValues, valueMistake, type AskedValue, type ValueMistake } from './value-mistakes';

/** So many conditions are looked into; a query with more of them says too much to be guessed at. */
const MOST_CONDITIONS = 3;
const MOST_VALUES = 100;
const STALE_MILLISECONDS = 60_000;

/** The values of a query that finds nothing which are written nearly as one that occurs, in this window and these projects. */
export function useMistakenValues(
  query: string,
  { window, projects }: Pick<ChosenEvents, 'window' | 'projects'>,
): ValueMistake[] {
  const collector = useCollector();
  const asked = askedValues(query).filter(isText).slice(0, MOST_CONDITIONS);
  return useQueries({
    queries: asked.map(({ key }) => ({
      queryKey: ['occurring-values', key, window, projects],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const question = { fields: [key, 'count()'], query: `has:${key}`, sort: '-count()' };
        return collector.events({ ...question, perPage: MOST_VALUES, window, projects }, signal);
      },
      staleTime: STALE_MILLISECONDS,
    })),
    combine: (answers) =>
      asked.flatMap((one, index) => {
        const rows = answers[index]?.data?.data ?? [];
        const occurring = rows.map((row) => row[one.key]).filter((value) => typeof value === 'string');
        return valueMistake(query, one, occurring) ?? [];
      }),
  });
}

function isText({ key }: AskedValue): boolean {
  return kindOf(key, EVENT_KEYS) === 'text';
}
