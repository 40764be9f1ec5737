import type { Condition } from '../../store/condition';
import type { AggregateColumn, ValueColumn } from '../../store/event-list-query';
import { aggregateColumn } from '../columns/aggregate-functions';
import type { TypedColumn } from '../columns/list-column';
import { valueColumn } from '../columns/value-columns';
import { QueryError } from '../query-error';
import { conditionOf, type SearchedColumns } from './condition-of';
import { parse, SyntaxError, type SearchKey, type SearchNode } from './search-condition.peggy';
import { splitSearch, termsOf } from './split-search';
import type { Surroundings } from './surroundings';
import { syntaxMessage } from './syntax-message';

const LONGEST_SEARCH = 2_000;
const MOST_TERMS = 50;
const DEEPEST = 10;

/** What a search asks of events and of groups of events; absent: nothing. */
export interface Search {
  condition?: Condition<ValueColumn>;
  groupCondition?: Condition<AggregateColumn>;
}

/** Reads a search; throws a `QueryError` that says at which column what was expected. */
export function parseSearch(text: string, surroundings: Surroundings): Search {
  const root = rootOf(text);
  if (root === null) return {};
  const { values, figures } = splitSearch(root);
  return {
    ...(values.length === 0 ? {} : { condition: conditionOf(joined(values), VALUES, surroundings) }),
    ...(figures.length === 0
      ? {}
      : { groupCondition: conditionOf(joined(figures), figuresOf(surroundings), surroundings) }),
  };
}

const TITLE: SearchKey = { kind: 'name', key: 'title' };

const VALUES: SearchedColumns<ValueColumn> = {
  textKey: TITLE,
  columnOf: (key) => (key.kind === 'aggregate' ? misplaced() : valueColumn(key)),
};

function figuresOf(surroundings: Surroundings): SearchedColumns<AggregateColumn> {
  return {
    textKey: TITLE,
    columnOf: (key): TypedColumn<AggregateColumn> =>
      key.kind === 'aggregate' ? aggregateColumn(key, surroundings) : misplaced(),
  };
}

function misplaced(): never {
  throw new Error('a search was split wrongly');
}

function joined(nodes: readonly SearchNode[]): SearchNode {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only : { kind: 'all', of: [...nodes] };
}

function rootOf(text: string): SearchNode | null {
  if (text.length > LONGEST_SEARCH)
    throw new QueryError(400, `query: longer than ${LONGEST_SEARCH} characters`);
  try {
    const root = parse(text, { startRule: 'search', deepest: DEEPEST });
    if (root !== null && sizeOf(root) > MOST_TERMS)
      throw new QueryError(400, `query: more than ${MOST_TERMS} terms`);
    return root;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new QueryError(400, `query: ${syntaxMessage(error)}`);
  }
}

function sizeOf(root: SearchNode): number {
  return termsOf(root).reduce((sum, term) => sum + (term.kind === 'list' ? term.values.length : 1), 0);
}
