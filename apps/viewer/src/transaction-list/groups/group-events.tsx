import { ErrorNotice, LoadingNotice } from '../../design/notices/notices';
import { eventsQuery } from '../../search/search-condition';
import { singleEventColumns } from '../columns/default-columns';
import type { ListState } from '../list-state';
import { ShowMore } from '../results/show-more';
import { withReference } from '../transactions/event-reference';
import { EventTable } from '../transactions/event-table';
import { useEventPages } from '../results/use-event-pages';
import type { EventNoun } from '../../search/search-condition';

const EVENTS_PER_PAGE = 20;

interface GroupEventsProps {
  /** What finds the events of the group. */
  condition: string;
  /** The columns of the group: what its events share need not be said of each. */
  shared: readonly string[];
  state: ListState;
  noun: EventNoun;
}

/** The events of one group: transactions slowest first, others latest first. */
export function GroupEvents({ condition, shared, state, noun }: GroupEventsProps) {
  const isTimed = noun === 'transaction';
  const sort = isTimed ? '-transaction.duration' : '-timestamp';
  const columns = singleEventColumns(state.query, shared);
  const { listed, error, refetch, isOfBefore, isOutdated, ...pages } = useEventPages(
    {
      fields: withReference(columns, sort),
      query: eventsQuery(state.query, condition),
      sort,
      perPage: EVENTS_PER_PAGE,
    },
    state,
  );
  if (listed === undefined || isOfBefore || isOutdated) {
    if (error === null) return <LoadingNotice what={`the ${noun}s of this group`} />;
    return (
      <ErrorNotice
        title={`The ${noun}s of this group cannot be shown`}
        error={error}
        attempts={pages.failureCount}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <EventTable caption={isTimed ? 'Slowest first' : 'Latest first'} listed={listed} columns={columns} />
      <ShowMore {...pages} shown={listed.rows.length} noun={noun} />
    </>
  );
}
