import { isFinal } from '../../collector/collector-client';
import { ErrorNotice, LoadingNotice } from '../../design/notices/notices';
import { OutdatedAnswer } from '../../design/notices/outdated-answer';
import { TableFrame } from '../../design/tables/table-frame';
import { queryProblem } from '../../search/query-problem';
import { eventNounIn, traceIdIn } from '../../search/search-condition';
import { columnProblem } from '../columns/column-problem';
import { PartialResultsNote } from '../../sign-in/partial-results-note';
import { FigureLegend } from '../groups/figure-legend';
import type { EventNoun } from '../../search/search-condition';
import { GroupTable } from '../groups/group-table';
import { ListToolbar } from './list-toolbar';
import { listQuestion } from '../list-question';
import type { ListState } from '../list-state';
import { columnsOf } from '../list-state';
import { NothingFound } from '../nothing-found/nothing-found';
import { ShowMore } from './show-more';
import { EventTable } from '../transactions/event-table';
import { TraceBanner } from '../transactions/trace-banner';
import type { ListedEvents } from './use-event-pages';
import { useEventPages } from './use-event-pages';

interface ListResultsProps {
  state: ListState;
  /** Whether what is written is another search, which is refused. */
  isOfBefore: boolean;
  onChange: (change: Partial<ListState>) => void;
}

/** The rows that match, with what is chosen of them; or why there are none. */
export function ListResults({ state, isOfBefore: isOverwritten, onChange }: ListResultsProps) {
  const noun = eventNounIn(state.query);
  const traceId = traceIdIn(state.query);
  const question = listQuestion(state);
  const { listed, error, refetch, isOutdated, hasMore, ...pages } = useEventPages(question, state);
  const isOfBefore = pages.isOfBefore || isOutdated || isOverwritten;
  const isEmpty = listed?.rows.length === 0;
  const refused = error === null ? undefined : columnProblem(error.message, question.fields);
  return (
    <>
      <ListError
        {...{ error, state, noun }}
        attempts={pages.failureCount}
        hasRows={listed !== undefined}
        onRetry={() => void refetch()}
      />
      {traceId !== undefined && listed !== undefined && !isEmpty && (
        <TraceBanner {...{ traceId, noun, hasMore }} shown={listed.rows.length} />
      )}
      {traceId !== undefined && <PartialResultsNote />}
      {isOutdated && <OutdatedAnswer key={JSON.stringify([question, state.window, state.projects])} />}
      {(listed !== undefined || error === null || refused !== undefined) && (
        <section
          className={`card list-card ${isOutdated ? 'is-outdated' : ''}`}
          aria-label={`${noun}s found`}
        >
          <ListToolbar {...{ state, onChange, noun, listed, isOfBefore, refused, hasMore }} />
          {listed !== undefined && !isEmpty && (
            <TableFrame key={String(listed.isGrouped)} label={`Table of ${noun}s`}>
              <ListTable {...{ listed, state, noun, onChange }} />
            </TableFrame>
          )}
          {listed !== undefined && <ShowMore {...pages} shown={listed.rows.length} noun="row" />}
          {listed !== undefined && <FigureLegend samples={listed.samples} />}
        </section>
      )}
      {listed === undefined && error === null && <LoadingNotice what={`${noun}s`} />}
      {isEmpty && error === null && !isOfBefore && <NothingFound {...{ state, onChange, noun, traceId }} />}
    </>
  );
}

interface ListErrorProps {
  error: Error | null;
  state: ListState;
  noun: EventNoun;
  hasRows: boolean;
  attempts: number;
  onRetry: () => void;
}

/** Why rows cannot be shown, unless it is said where it can be mended: in the search box, or at the column. */
function ListError({ error, state, noun, hasRows, attempts, onRetry }: ListErrorProps) {
  if (error === null) return null;
  if (!isFinal(error)) {
    const title = hasRows ? 'What you see may be out of date' : `The ${noun}s cannot be shown`;
    return <ErrorNotice {...{ title, error, attempts, onRetry }} />;
  }
  const isSaidThere =
    queryProblem(error.message, state.query) !== undefined ||
    columnProblem(error.message, columnsOf(state)) !== undefined;
  return isSaidThere ? null : <ErrorNotice title="The search cannot be answered" {...{ error, onRetry }} />;
}

interface ListTableProps extends Omit<ListResultsProps, 'isOfBefore'> {
  listed: ListedEvents;
  noun: EventNoun;
}

/** Without any function among the columns each row is one event, else a group. */
function ListTable({ listed, state, noun, onChange }: ListTableProps) {
  if (listed.isGrouped) return <GroupTable {...{ listed, state, noun, onChange }} />;
  const columns = columnsOf(state).filter((field) => listed.asked.fields.includes(field));
  return (
    <EventTable
      caption={captionOf(listed.asked.sort)}
      {...{ listed, columns }}
      onSort={(sort) => onChange({ sort })}
    />
  );
}

function captionOf(sort: string): string {
  if (sort === 'timestamp') return 'In the order in which they ended';
  return sort === '-timestamp' ? 'Latest first' : 'Each row is one event';
}
