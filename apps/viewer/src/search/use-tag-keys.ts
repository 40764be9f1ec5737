import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCollector } from '../collector/collector-context';
import type { ChosenEvents, TagKey } from '../collector/questions/exploration-questions';

const STALE_MILLISECONDS = 60_000;

/** The tags that occur in a window and projects, the most frequent first; `undefined` until they are known. */
export function useTagKeys(
  { window, projects }: Pick<ChosenEvents, 'window' | 'projects'>,
  enabled = true,
): readonly TagKey[] | undefined {
  const collector = useCollector();
  const { data } = useQuery({
    queryKey: ['tag-keys', window, projects],
    queryFn: ({ signal }) => collector.tagKeys({ window, projects }, signal),
    enabled,
    staleTime: STALE_MILLISECONDS,
    placeholderData: keepPreviousData,
  });
  return data;
}
