import { isFinal } from '../collector/collector-client';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../design/notices/notices';
import { OutdatedAnswer } from '../design/notices/outdated-answer';
import { TableFrame } from '../design/tables/table-frame';
import { countOf, formatCount } from '../format/format-number';
import { keyMistakes } from '../search/mistakes/key-mistakes';
import { MistakenKeys } from '../search/mistakes/mistaken-keys';
import { queryProblem } from '../search/query-problem';
import { useTagKeys } from '../search/use-tag-keys';
import { spanSearchPath, type SpanSearchState } from './span-search-state';
import { SpanTable } from './span-table';
import { useFoundSpans } from './use-found-spans';

interface FoundSpansProps {
  state: SpanSearchState;
  onChange: (change: Partial<SpanSearchState>) => void;
}

/** What a search for child spans has found, and in how many transactions it has looked. */
export function FoundSpans({ state, onChange }: FoundSpansProps) {
  const { data, error, refetch, isOfBefore, hasNextPage, fetchNextPage, ...search } = useFoundSpans(state);
  const [first] = data?.pages ?? [];
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  const problem = error !== null && !isSaidInTheBox(error, state.query) && (
    <ErrorNotice
      title={isFinal(error) ? 'The search cannot be answered' : 'The spans cannot be shown'}
      error={error}
      attempts={search.failureCount}
      onRetry={() => void refetch()}
    />
  );
  if (first === undefined) return error === null ? <LoadingNotice what="child spans" /> : problem;
  const { found, read } = first.meta.transactions;
  const isCut = typeof data?.pages.at(-1)?.meta.next_cursor === 'string';
  const hasMore = hasNextPage && !isOfBefore;
  return (
    <>
      {problem}
      {isOfBefore && error === null && <OutdatedAnswer key={search.key} />}
      <div className="span-search__looked">
        <p role="status">
          {isOfBefore && 'Of the search before: '}
          {rows.length > 0 && `${isCut ? 'First ' : ''}${countOf(rows.length, 'span')}. `}
          {lookedAt(found, read)}
        </p>
        <button type="button" className="button button--small" onClick={() => void refetch()}>
          Search again
        </button>
      </div>
      {rows.length === 0 ? (
        !isOfBefore && <NoSpans state={state} />
      ) : (
        <TableFrame label="Table of child spans" className={`card ${isOfBefore ? 'is-outdated' : ''}`}>
          <SpanTable
            rows={rows}
            isBySlowness={state.isBySlowness}
            onSort={(isBySlowness) => onChange({ isBySlowness })}
          />
        </TableFrame>
      )}
      {hasMore && (
        <button
          type="button"
          className="button span-search__more"
          disabled={search.isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </button>
      )}
    </>
  );
}

/** The search box marks what the collector refuses of a query, where it can be mended. */
function isSaidInTheBox(error: Error, query: string): boolean {
  return isFinal(error) && queryProblem(error.message, query) !== undefined;
}

function lookedAt(found: number, read: number): string {
  if (found === 0) return 'No transaction of this window and these projects can have such spans.';
  if (read === found)
    return `Looked into the spans of ${countOf(found, 'transaction')}: all that may have such spans.`;
  return `Looked into the spans of the latest ${formatCount(read)} of ${countOf(found, 'transaction')}; a shorter window or conditions on the transaction reach the others.`;
}

function NoSpans({ state }: { state: SpanSearchState }) {
  const tags = useTagKeys(state)?.map(({ key }) => key);
  const mistakes = tags === undefined ? [] : keyMistakes(state.query, { tags, searched: 'spans' });
  return (
    <EmptyNotice title="No child span matches">
      <MistakenKeys mistakes={mistakes} pathOf={(query) => spanSearchPath({ ...state, query })} />
      <p>
        Text is compared exactly unless it holds a star: <code>span.description:*orders*</code>. Words without
        a key are looked for anywhere in the description. The tags of a span are{' '}
        <code>span.tags[db.system]:sqlite</code>.
      </p>
    </EmptyNotice>
  );
}
