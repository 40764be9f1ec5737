import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { EventsQuestion } from '../collector/collector-client';
import { useCollector } from '../collector/collector-context';
import type { ListState } from './list-state';

/** A question to the list, apart from its time window and projects, which the list's state holds. */
type Question = Pick<EventsQuestion, 'fields' | 'query' | 'sort' | 'perPage'>;

/** Asks the collector for rows; while a changed question is under way the last answer stays on screen. */
export function useEvents(question: Question, { window, projects }: Pick<ListState, 'window' | 'projects'>) {
  const collector = useCollector();
  const events = { ...question, window, projects };
  return useQuery({
    queryKey: ['events', events],
    queryFn: ({ signal }) => collector.events(events, signal),
    placeholderData: keepPreviousData,
  });
}
