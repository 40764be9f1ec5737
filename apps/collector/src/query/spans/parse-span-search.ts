import type { Condition } from '../../store/questions/condition';
import type { ValueColumn } from '../../store/questions/event-list-query';
import { conditionOfAll, type SearchedColumns } from '../search/condition-of';
import { readSearch } from '../search/read-search';
import type { SearchTerm } from '../search/search-condition.peggy';
import { termsOf } from '../search/split-search';
import type { Surroundings } from '../search/surroundings';
import { isAboutSpan, spanColumn } from './span-columns';

const SPANS: SearchedColumns<ValueColumn> = {
  textKey: { kind: 'name', key: 'span.description' },
  columnOf: spanColumn,
};

/** A search in two: what chooses the transactions that are read, and what is asked of each of their spans. */
export interface SpanSearch {
  condition: Condition<ValueColumn>;
  spanCondition: Condition<ValueColumn> | undefined;
}

/** Reads a search for child spans; throws a `QueryError` that says at which column what was expected. */
export function parseSpanSearch(text: string, surroundings: Surroundings): SpanSearch {
  const conjuncts = readSearch(text);
  const ofSpans = conjuncts.filter((conjunct) => termsOf(conjunct).some(isTermAboutSpan));
  const ofTransactions = conjuncts.filter((conjunct) => !ofSpans.includes(conjunct));
  const condition = conditionOfAll(ofTransactions, SPANS, surroundings);
  const transaction: Condition<ValueColumn> = {
    column: { kind: 'field', field: 'event.type' },
    test: 'equals',
    value: 'transaction',
  };
  return {
    condition: condition === undefined ? transaction : { test: 'all', of: [transaction, condition] },
    spanCondition: conditionOfAll(ofSpans, SPANS, surroundings),
  };
}

function isTermAboutSpan(term: SearchTerm): boolean {
  return term.kind === 'text' || isAboutSpan(term.key);
}
