import type { Condition } from '../../store/questions/condition';
import type { AggregateColumn, ValueColumn } from '../../store/questions/event-list-query';
import { aggregateColumn } from '../columns/aggregate-functions';
import { valueColumn } from '../columns/value-columns';
import { conditionOfAll, type SearchedColumns } from './condition-of';
import { readSearch } from './read-search';
import { splitSearch } from './split-search';
import type { Surroundings } from './surroundings';

/** What a search asks of events and of groups of events; absent: nothing. */
export interface Search {
  condition?: Condition<ValueColumn>;
  groupCondition?: Condition<AggregateColumn>;
}

/** Reads a search; throws a `QueryError` that says at which column what was expected. */
export function parseSearch(text: string, surroundings: Surroundings): Search {
  const { values, figures } = splitSearch(readSearch(text));
  const condition = conditionOfAll(values, VALUES, surroundings);
  const groupCondition = conditionOfAll(figures, figuresOf(surroundings), surroundings);
  return {
    ...(condition === undefined ? {} : { condition }),
    ...(groupCondition === undefined ? {} : { groupCondition }),
  };
}

const VALUES: SearchedColumns<ValueColumn> = {
  textKey: { kind: 'name', key: 'title' },
  columnOf: (key) => (key.kind === 'aggregate' ? misplaced() : valueColumn(key)),
};

function figuresOf(surroundings: Surroundings): SearchedColumns<AggregateColumn> {
  return {
    textKey: VALUES.textKey,
    columnOf: (key) => (key.kind === 'aggregate' ? aggregateColumn(key, surroundings) : misplaced()),
  };
}

function misplaced(): never {
  throw new Error('a search was split wrongly');
}
