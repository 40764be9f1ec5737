import type { ComparisonOperator, Condition } from '../../store/questions/condition';
import type { Column } from '../../store/questions/event-list-query';
import type { TypedColumn } from '../columns/list-column';
import { QueryError } from '../query-error';
import { columnCondition } from './column-condition';
import type { SearchKey, SearchNode, SearchTerm, SearchValue } from './search-condition.peggy';
import type { Surroundings } from './surroundings';

/** What keys mean where a search is asked: the column of each, and what free words are looked for in. */
export interface SearchedColumns<Of extends Column> {
  columnOf(key: SearchKey): TypedColumn<Of>;
  textKey: SearchKey;
}

/** The condition that several are together; undefined when there are none. */
export function conditionOfAll<Of extends Column>(
  nodes: readonly SearchNode[],
  searched: SearchedColumns<Of>,
  surroundings: Surroundings,
): Condition<Of> | undefined {
  const [only, ...others] = nodes.map((node) => conditionOf(node, searched, surroundings));
  return only === undefined || others.length === 0 ? only : { test: 'all', of: [only, ...others] };
}

/** The condition that a parsed search is; throws a `QueryError` that says at which column what was expected. */
function conditionOf<Of extends Column>(
  node: SearchNode,
  searched: SearchedColumns<Of>,
  surroundings: Surroundings,
): Condition<Of> {
  switch (node.kind) {
    case 'all':
    case 'any':
      return { test: node.kind, of: node.of.map((one) => conditionOf(one, searched, surroundings)) };
    case 'not':
      return { test: 'not', of: conditionOf(node.of, searched, surroundings) };
    default: {
      const condition = termCondition(node, searched, surroundings);
      return node.negated ? negation(condition) : condition;
    }
  }
}

const OPPOSITES: Record<ComparisonOperator, ComparisonOperator> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
};

/** As in Discover, `!key:>5` is `key:<=5`, so it finds no events that have no such number; `!(key:>5)` finds them. */
function negation<Of extends Column>(condition: Condition<Of>): Condition<Of> {
  return condition.test === 'compare'
    ? { ...condition, operator: OPPOSITES[condition.operator] }
    : { test: 'not', of: condition };
}

function termCondition<Of extends Column>(
  term: SearchTerm,
  searched: SearchedColumns<Of>,
  surroundings: Surroundings,
): Condition<Of> {
  const key = term.kind === 'text' ? searched.textKey : term.key;
  const typed = at(term.column, () => searched.columnOf(key));
  const ofValue = (value: SearchValue) => at(value.column, () => columnCondition(typed, value, surroundings));
  switch (term.kind) {
    case 'has':
      return { column: typed.column, test: 'present' };
    case 'filter':
      return ofValue(term.value);
    case 'list':
      return { test: 'any', of: term.values.map((value) => ofValue(withoutWildcards(value))) };
    case 'text':
      return ofValue({ column: term.column, text: term.text, parts: ['', term.text, ''] });
  }
}

function withoutWildcards(value: SearchValue): SearchValue {
  if (value.parts.length === 1) return value;
  throw new QueryError(
    400,
    `query: at column ${value.column}: expected no * in a list; write \\* for the star itself`,
  );
}

function at<T>(column: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new QueryError(error.status, `query: at column ${column}: ${error.detail}`);
  }
}
