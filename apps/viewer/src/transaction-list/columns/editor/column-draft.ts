import { MOST_COLUMNS } from '../../list-state';
import type { ColumnChoice } from './column-choice';
import { choiceOf, columnOf } from './column-choice';
import { isAggregate, parseColumn } from '../column-text';
import { describeColumn, valueColumnsOf } from '../describe-column';

/** A column while it is edited; its key stays while it moves and changes. */
export interface DraftColumn {
  key: number;
  choice: ColumnChoice;
}

/** The columns as drafts. */
export function draftOf(fields: readonly string[], firstKey = 0): DraftColumn[] {
  return fields.map((field, index) => ({ key: firstKey + index, choice: choiceOf(field) }));
}

/** The same columns with one of them so many places further on; beyond the ends nothing moves. */
export function moved(drafts: readonly DraftColumn[], key: number, places: number): DraftColumn[] {
  const from = drafts.findIndex((draft) => draft.key === key);
  const to = from + places;
  const draft = drafts[from];
  if (draft === undefined || to < 0 || to >= drafts.length) return [...drafts];
  const others = drafts.filter((other) => other !== draft);
  return [...others.slice(0, to), draft, ...others.slice(to)];
}

/** The columns with a further one: a value-based one behind the last of its kind, an aggregate at the end. */
export function withAdded(drafts: readonly DraftColumn[], added: DraftColumn): DraftColumn[] {
  const isValue = ({ choice }: DraftColumn) => !isAggregate(columnOf(choice));
  const at = isValue(added) ? drafts.map(isValue).lastIndexOf(true) + 1 : drafts.length;
  return [...drafts.slice(0, at), added, ...drafts.slice(at)];
}

/** The columns that drafts stand for, each once. */
export function fieldsOf(drafts: readonly DraftColumn[]): string[] {
  return [...new Set(drafts.map(({ choice }) => columnOf(choice).trim()))].slice(0, MOST_COLUMNS);
}

/** The first of the offered columns that is not there yet, else the first. */
export function firstUnused(offered: readonly string[], drafts: readonly DraftColumn[]): string {
  const used = fieldsOf(drafts);
  return offered.find((field) => !used.includes(field)) ?? offered[0] ?? '';
}

/** What a table with these columns has for rows, in a sentence. */
export function rowsInWords(drafts: readonly DraftColumn[], noun: string): string {
  const fields = fieldsOf(drafts).filter((field) => parseColumn(field) !== undefined);
  const values = valueColumnsOf(fields);
  if (fields.length === 0) return 'Without any column the table shows those that suit the search.';
  if (values.length === fields.length) return `Without an aggregate column each row is one ${noun}.`;
  if (values.length === 0) return `Without a value-based column all ${noun}s are one row.`;
  const names = values.map((field) => describeColumn(field).title);
  return `Each row is a group of ${noun}s that share ${new Intl.ListFormat('en').format(names)}.`;
}
