import type { AggregateFunction, KnownCall } from '../../../search/catalogue/aggregate-functions';
import { AGGREGATE_FUNCTIONS, calledAs, knownCall } from '../../../search/catalogue/aggregate-functions';
import { columnText, parseColumn } from '../column-text';
import { isFieldName, knownField } from '../../../search/catalogue/value-fields';

/** How a column is edited: as a field that is known, a tag, a call of a function, or, if it is none of them, as text. */
export type ColumnChoice =
  | { kind: 'field'; field: string }
  | { kind: 'tag'; key: string }
  | { kind: 'call'; call: KnownCall }
  | { kind: 'text'; text: string };

/** The choice that a column stands for. */
export function choiceOf(field: string): ColumnChoice {
  const column = parseColumn(field);
  if (column?.kind === 'value') {
    if (knownField(column.name) !== undefined) return { kind: 'field', field: column.name };
    if (isFieldName(column.name)) return { kind: 'text', text: field };
    return { kind: 'tag', key: /^tags\[(.*)\]$/.exec(column.name)?.[1] ?? column.name };
  }
  const call = column && knownCall(column.name, column.arguments);
  return call === undefined ? { kind: 'text', text: field } : { kind: 'call', call };
}

/** The column of a choice, as the collector writes it. */
export function columnOf(choice: ColumnChoice): string {
  switch (choice.kind) {
    case 'field':
      return choice.field;
    case 'tag':
      return isFieldName(choice.key) || choice.key.includes(':') ? `tags[${choice.key}]` : choice.key;
    case 'call':
      return columnText({ kind: 'aggregate', ...calledAs(choice.call) });
    case 'text':
      return choice.text;
  }
}

/** A call of a function with what it is usually told. */
export function usualCall(known: AggregateFunction): KnownCall {
  return { known, values: known.parameters.map(({ initial }) => initial) };
}

/** What the first choice of a column is made from: `field:release`, `call:p`, `tag`, `text`. */
export function menuValue(choice: ColumnChoice): string {
  if (choice.kind === 'field') return `field:${choice.field}`;
  return choice.kind === 'call' ? `call:${choice.call.known.name}` : choice.kind;
}

/** The choice that a menu's value begins. */
export function choiceFrom(value: string, before: ColumnChoice): ColumnChoice {
  const [kind = '', name = ''] = value.split(/:(.*)/s);
  const known = kind === 'call' ? AGGREGATE_FUNCTIONS.find((one) => one.name === name) : undefined;
  if (known !== undefined) return { kind: 'call', call: usualCall(known) };
  if (kind === 'field') return { kind: 'field', field: name };
  return kind === 'tag' ? { kind: 'tag', key: '' } : { kind: 'text', text: columnOf(before) };
}
