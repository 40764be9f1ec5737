import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCollector } from '../../collector/collector-context';
import type { EventRow, RowSample } from '../../collector/events-answer';
import { useLastSeen } from '../../collector/use-last-seen';
import { useAskedAgain } from '../../live/use-asked-again';
import { eventNounIn } from '../../search/search-condition';
import type { ListQuestion } from '../list-question';
import type { ListState } from '../list-state';

/** Rows as they were asked for: what is on screen may still be the answer to the question before. */
export interface ListedEvents {
  asked: ListQuestion;
  rows: EventRow[];
  types: Readonly<Record<string, string>>;
  /** Whether a row is a group of events, rather than one. */
  isGrouped: boolean;
  /** One for each row of groups; empty for single events. */
  samples: RowSample[];
}

/** Every further page is asked for anew, too, whenever something is stored. */
const MOST_PAGES = 5;

/**
 * Asks the collector for rows, page by page. While a changed question is under way, or when it is refused, the last answer
 * stays on screen where it is of the same kind of events; pages that were asked for stay when the collector has something
 * new.
 */
export function useEventPages(
  question: ListQuestion,
  { window, projects }: Pick<ListState, 'window' | 'projects'>,
) {
  const collector = useCollector();
  const events = { ...question, window, projects };
  const {
    data: answered,
    isPlaceholderData,
    ...pages
  } = useInfiniteQuery({
    queryKey: ['events', 'pages', events],
    queryFn: async ({ signal, pageParam: cursor }) => ({
      asked: question,
      ...(await collector.events({ ...events, cursor }, signal)),
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last, all) =>
      all.length < MOST_PAGES ? (last.meta.next_cursor ?? undefined) : undefined,
    placeholderData: keepPreviousData,
  });
  useAskedAgain(pages);
  const seen = useLastSeen(answered);
  const data = seen !== undefined && isOfSameKind(seen.pages[0]?.asked, question) ? seen : undefined;
  const first = data?.pages[0];
  const last = data?.pages.at(-1);
  const listed: ListedEvents | undefined = first && {
    asked: first.asked,
    rows: data.pages.flatMap((page) => page.data),
    types: first.meta.fields ?? {},
    isGrouped: first.meta.grouped === true,
    samples: data.pages.flatMap((page) => page.meta.samples ?? []),
  };
  return {
    ...pages,
    listed,
    /** Whether the rows are the answer to the question before, while this one is under way. */
    isOutdated: isPlaceholderData && data !== undefined,
    /** Whether they stay although this one is refused, or cannot be answered. */
    isOfBefore: answered === undefined && data !== undefined,
    /** Whether there are rows beyond those that are listed. */
    hasMore: typeof last?.meta.next_cursor === 'string',
    /** Whether no further page will show them. */
    isCut: answered !== undefined && !pages.hasNextPage && typeof last?.meta.next_cursor === 'string',
  };
}

/** Whether both are about transactions, or both about errors: rows of one are no answer to the other. */
function isOfSameKind(before: ListQuestion | undefined, { query }: ListQuestion): boolean {
  return before !== undefined && eventNounIn(before.query) === eventNounIn(query);
}
