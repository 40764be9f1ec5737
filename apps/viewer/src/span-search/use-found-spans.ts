import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCollector } from '../collector/collector-context';
import type { SpanSearchState } from './span-search-state';

const FIELDS = [
  ...['span.op', 'span.description', 'span.status', 'span.duration', 'span.start', 'span.id'],
  ...['transaction', 'project', 'id', 'trace'],
];
const PER_PAGE = 50;

/** The spans that a search finds, page by page. It is asked once: it reads the spans of thousands of transactions. */
export function useFoundSpans({ query, window, projects, isBySlowness }: SpanSearchState) {
  const collector = useCollector();
  const question = {
    ...{ query, window, projects, fields: FIELDS, perPage: PER_PAGE },
    ...(isBySlowness && { sort: '-span.duration' }),
  };
  return useInfiniteQuery({
    queryKey: ['spans', question],
    queryFn: ({ pageParam, signal }) =>
      collector.spans({ ...question, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ meta }) => meta.next_cursor,
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
}
