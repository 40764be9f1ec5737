import { AGGREGATE_FUNCTIONS } from '../../../search/catalogue/aggregate-functions';
import type { KnownCall } from '../../../search/catalogue/known-call';
import { calledAs, knownCall, usualCall } from '../../../search/catalogue/known-call';
import { isFieldName, knownField } from '../../../search/catalogue/value-fields';
import { columnText, parseColumn } from '../column-text';

/** How a column is edited: as a field that is known, a tag, a call of a function, or, if it is none of them, as text. */
export type ColumnChoice =
  | { kind: 'field'; field: string }
  | { kind: 'tag'; key: string }
  /** `written` is how the address writes it, as long as nothing is changed. */
  | { kind: 'call'; call: KnownCall; written?: string }
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
  return call === undefined ? { kind: 'text', text: field } : { kind: 'call', call, written: field };
}

/** The column of a choice, as the collector writes it. */
export function columnOf(choice: ColumnChoice): string {
  switch (choice.kind) {
    case 'field':
      return choice.field;
    case 'tag':
      return isFieldName(choice.key) || choice.key.includes(':') ? `tags[${choice.key}]` : choice.key;
    case 'call':
      return choice.written ?? columnText({ kind: 'aggregate', ...calledAs(choice.call) });
    case 'text':
      return choice.text;
  }
}

/** What the first choice of a column is made from: `field:release`, `call:percentile`, `tag`, `text`. */
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
