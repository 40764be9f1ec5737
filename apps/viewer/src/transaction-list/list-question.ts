import type { EventsQuestion } from '../collector/questions/events-question';
import { transactionQuery } from '../search/search-condition';
import { isAggregate } from './columns/column-text';
import type { ListState } from './list-state';
import { columnsOf, sortOf } from './list-state';
import { withReference } from './transactions/event-reference';

/** A question to the list, apart from its time window and projects, which the list's state holds. */
export type ListQuestion = Pick<EventsQuestion, 'fields' | 'query' | 'sort' | 'perPage'>;

/** The most that the collector answers at once. */
const ROWS_PER_PAGE = 100;

/** What the collector is asked for to show a state: groups, or single events with what it takes to open them. */
export function listQuestion(state: Pick<ListState, 'query' | 'fields' | 'sort'>): ListQuestion {
  const columns = columnsOf(state);
  const sort = sortOf(state);
  return {
    fields: columns.some(isAggregate) ? columns : withReference(columns, sort),
    query: transactionQuery(state.query),
    sort,
    perPage: ROWS_PER_PAGE,
  };
}

/** The same question to be read rather than answered: of a second, which is the least that can be asked for. */
export function questionToCheck(state: Pick<ListState, 'query' | 'fields'>): EventsQuestion {
  const question = listQuestion({ ...state, sort: '' });
  return { ...question, perPage: 1, window: { statsPeriod: '1s' }, projects: [] };
}
