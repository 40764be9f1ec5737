import { countOf } from '../../format/format-number';

interface ShowMoreProps {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  /** Whether there are rows that no further page will show. */
  isCut: boolean;
  shown: number;
  noun: string;
  fetchNextPage: () => unknown;
}

/** The way to further rows, and where it ends. */
export function ShowMore({
  hasNextPage,
  isFetchingNextPage,
  isCut,
  shown,
  noun,
  fetchNextPage,
}: ShowMoreProps) {
  if (hasNextPage) {
    return (
      <p className="show-more">
        <button
          type="button"
          className="button"
          aria-disabled={isFetchingNextPage}
          onClick={() => {
            if (!isFetchingNextPage) void fetchNextPage();
          }}
        >
          {isFetchingNextPage ? 'Asking for more…' : 'Show more'}
        </button>
      </p>
    );
  }
  if (!isCut) return null;
  return (
    <p className="show-more quiet">
      The first {countOf(shown, noun)}; narrow the search to see others, or export them.
    </p>
  );
}
