import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCollector } from '../collector/collector-context';
import { useLastSeen } from '../collector/use-last-seen';
import { useAskedAgain } from '../live/use-asked-again';
import type { SpanSearchState } from './span-search-state';

const FIELDS = [
  ...['span.op', 'span.description', 'span.status', 'span.duration', 'span.start', 'span.id'],
  ...['transaction', 'project', 'id', 'trace'],
];
const PER_PAGE = 50;

/**
 * The spans that a search finds, page by page. It is asked once, for it reads the spans of thousands of transactions, and
 * once more when the collector is back that did not answer. Until there is an answer, the one before stays.
 */
export function useFoundSpans({ query, window, projects, isBySlowness }: SpanSearchState) {
  const collector = useCollector();
  const question = {
    ...{ query, window, projects, fields: FIELDS, perPage: PER_PAGE },
    ...(isBySlowness && { sort: '-span.duration' }),
  };
  const {
    data: answered,
    error,
    refetch,
    ...pages
  } = useInfiniteQuery({
    queryKey: ['spans', question],
    queryFn: ({ pageParam, signal }) =>
      collector.spans({ ...question, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ meta }) => meta.next_cursor,
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  useAskedAgain({ error, refetch });
  const data = useLastSeen(answered);
  const isFailed = answered === undefined && data !== undefined;
  return {
    ...pages,
    ...{ data, error, refetch },
    /** Whether what is found is the answer to the search before. */
    isOfBefore: isFailed || pages.isPlaceholderData,
    /** Names the search: another one is waited for anew. */
    key: JSON.stringify(question),
  };
}
