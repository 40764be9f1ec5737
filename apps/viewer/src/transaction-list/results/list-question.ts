import { transactionQuery } from '../../search/search-condition';
import { isAggregate } from '../columns/column-text';
import type { ListState } from '../list-state';
import { columnsOf, sortOf } from '../list-state';
import { withReference } from '../transactions/event-reference';
import type { ListQuestion } from './use-event-pages';

/** The most that the collector answers at once. */
const ROWS_PER_PAGE = 100;

/** What the collector is asked for to show a state: groups, or single events with what it takes to open them. */
export function listQuestion(state: ListState): ListQuestion {
  const columns = columnsOf(state);
  const sort = sortOf(state);
  return {
    fields: columns.some(isAggregate) ? columns : withReference(columns, sort),
    query: transactionQuery(state.query),
    sort,
    perPage: ROWS_PER_PAGE,
  };
}
