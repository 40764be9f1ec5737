import { requiredTerms } from '../../search/query-terms';
import type { EventNoun } from '../../search/search-condition';
import { eventNounIn } from '../../search/search-condition';
import { SINGLE_TRANSACTION_COLUMNS } from '../columns/default-columns';
import type { ListState } from '../list-state';
import { listPath } from '../list-state';

/** A question that many have, under a name: an address like any other. */
export interface PrebuiltQuery {
  name: string;
  /** What the list is called that it asks for. */
  title: string;
  explanation: string;
  asks: Partial<Pick<ListState, 'query' | 'fields' | 'sort'>>;
}

/** The text's "Transactions" first, which is what the list shows when nobody asks for anything. */
export const PREBUILT_QUERIES: readonly PrebuiltQuery[] = [
  {
    name: 'Transactions',
    title: 'Transactions',
    explanation: 'All transactions, by project and name',
    asks: {},
  },
  {
    name: 'Slowest',
    title: 'Slowest transactions',
    explanation: 'Where the slowest of twenty takes longest',
    asks: {
      fields: [
        'project',
        'transaction',
        'count()',
        'p50()',
        'p75()',
        'p95()',
        'p99()',
        'max(transaction.duration)',
      ],
      sort: '-p95()',
    },
  },
  {
    name: 'Failing',
    title: 'Failing transactions',
    explanation: 'Where most transactions fail',
    asks: {
      query: 'failure_count():>0',
      fields: ['project', 'transaction', 'failure_rate()', 'failure_count()', 'count()', 'last_seen()'],
      sort: '-failure_rate()',
    },
  },
  {
    name: 'Busiest',
    title: 'Busiest transactions',
    explanation: 'What happens most often, and for how many users',
    asks: {
      fields: [
        'project',
        'transaction',
        'epm()',
        'eps()',
        'count()',
        'count_unique(user)',
        'sum(transaction.duration)',
      ],
      sort: '-epm()',
    },
  },
  {
    name: 'User experience',
    title: 'User experience',
    explanation: 'How satisfied users can be with page loads and requests',
    asks: {
      fields: [
        'project',
        'transaction',
        'apdex(300)',
        'user_misery(300)',
        'count_miserable(user, 300)',
        'count()',
        'p95()',
      ],
      sort: 'apdex(300)',
    },
  },
  {
    name: 'Releases',
    title: 'Releases',
    explanation: 'What has become slower, and since when',
    asks: {
      fields: [
        'project',
        'release',
        'environment',
        'count()',
        'p75()',
        'p95()',
        'failure_rate()',
        'last_seen()',
      ],
    },
  },
  {
    name: 'Single transactions',
    title: 'Single transactions',
    explanation: 'Each transaction by itself, the latest first',
    asks: { fields: SINGLE_TRANSACTION_COLUMNS },
  },
  {
    name: 'Errors',
    title: 'Errors',
    explanation: 'Errors by what went wrong',
    asks: { query: 'event.type:error' },
  },
];

/** The address of a pre-built query, in the window and the projects of a state. */
export function prebuiltPath({ asks }: PrebuiltQuery, { window, projects }: ListState): string {
  return listPath({ ...asks, window, projects });
}

/** The pre-built query that a state shows, if it shows one. */
export function prebuiltQueryOf(state: ListState): PrebuiltQuery | undefined {
  const shown = listPath({ ...state, open: undefined });
  // The text's own words for the first of them.
  const said =
    state.query === 'event.type:transaction' ? listPath({ ...state, query: '', open: undefined }) : shown;
  return PREBUILT_QUERIES.find((query) => prebuiltPath(query, state) === said);
}

/** What a list is called, and whether the reader has made something else of the pre-built query that it comes from. */
export interface ListTitle {
  title: string;
  changedFrom: PrebuiltQuery | undefined;
}

const TITLES: Record<EventNoun, string> = {
  transaction: 'Transactions',
  error: 'Errors',
  event: 'Events',
};

/** The title of what a state shows: that of its pre-built query, also where only its columns are left of it. */
export function listTitle(state: ListState): ListTitle {
  const shown = prebuiltQueryOf(state);
  if (shown !== undefined) return { title: shown.title, changedFrom: undefined };
  const noun = eventNounIn(state.query);
  const changedFrom = noun === 'transaction' ? originOf(state) : undefined;
  return { title: changedFrom?.title ?? TITLES[noun], changedFrom };
}

/** The pre-built query whose columns are shown, perhaps among others, or whose condition is asked of other columns. */
function originOf({ query, fields }: ListState): PrebuiltQuery | undefined {
  const terms = requiredTerms(query);
  return PREBUILT_QUERIES.find(({ asks }) => {
    const hasColumns = asks.fields !== undefined && asks.fields.every((field) => fields.includes(field));
    const hasCondition = asks.query !== undefined && asks.query !== '' && terms.includes(asks.query);
    return hasColumns || hasCondition;
  });
}
