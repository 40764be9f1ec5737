import type { Column, Condition } from '../../store/event-list-query';
import type { ProjectDirectory } from '../../projects/project-directory';
import { parseColumn, type ListColumn } from '../columns';
import { QueryError } from '../query-error';
import { parseComparison } from './parse-comparison';
import type { SearchKey, SearchTerm, SearchValue } from './search-condition.peggy';

const LONGEST_VALUE = 200;
const TITLE: Column = { kind: 'field', field: 'title' };
const ID_FIELDS: ReadonlySet<string> = new Set(['id', 'trace', 'trace.span', 'trace.parent_span']);

/** What a term of the search asks for; throws a `QueryError` without a place. */
export function conditionOf(term: SearchTerm, projects: ProjectDirectory): Condition {
  if (term.kind === 'text') {
    return { column: TITLE, negated: false, test: 'matches', parts: ['', bounded(term.text), ''] };
  }
  const { column, type } = columnOf(term.key);
  const { negated } = term;
  if (term.kind === 'has') return { column, negated, test: 'present' };
  if (type !== 'string' && !isProject(column)) {
    return { column, negated, test: 'compare', ...parseComparison(term.value, type) };
  }
  if (term.value.parts.length > 1 && !isProject(column)) {
    return { column, negated, test: 'matches', parts: term.value.parts.map(bounded) };
  }
  return { column, negated, test: 'equals', value: exactValue(column, term.value, projects) };
}

function columnOf(key: SearchKey): ListColumn {
  if (key.kind === 'aggregate') return parseColumn(key.text);
  return parseColumn(key.kind === 'tag' ? `tags[${key.key}]` : key.key);
}

function exactValue(column: Column, value: SearchValue, projects: ProjectDirectory): string {
  const text = bounded(value.text);
  if (column.kind !== 'field') return text;
  // No project has the number 0: a name that nobody may see finds nothing.
  if (column.field === 'project') return String(projects.named(text)?.id ?? 0);
  if (ID_FIELDS.has(column.field)) return text.replaceAll('-', '').toLowerCase();
  return column.field === 'transaction.status' && text === 'unknown_error' ? 'unknown' : text;
}

function isProject(column: Column): boolean {
  return column.kind === 'field' && column.field === 'project';
}

function bounded(text: string): string {
  if (text.length > LONGEST_VALUE)
    throw new QueryError(400, `a value is longer than ${LONGEST_VALUE} characters`);
  return text;
}
