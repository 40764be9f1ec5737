import { visibleText } from '../../design/visible-text';
import { DURATION, OPERATORS } from '../../search/catalogue/aggregate-functions';
import { knownCall } from '../../search/catalogue/known-call';
import { isAggregate, parseColumn } from './column-text';
import { knownField } from '../../search/catalogue/value-fields';

/** How a column is headed, and what it means in a sentence. */
export interface ColumnDescription {
  title: string;
  explanation: string;
}

/** Explains a column; what the catalogue does not know is headed by what is written. Hidden characters are shown. */
export function describeColumn(field: string): ColumnDescription {
  const { title, explanation } = described(field);
  return { title: visibleText(title), explanation: visibleText(explanation) };
}

function described(field: string): ColumnDescription {
  const column = parseColumn(field);
  if (column === undefined) return { title: field, explanation: field };
  if (column.kind === 'value') return describeValue(column.name);
  const call = knownCall(column.name, column.arguments);
  if (call === undefined) return { title: field, explanation: `The function ${field}` };
  const { known, values } = call;
  const [first = '', second = '', third = ''] = values;
  switch (known.name) {
    case 'count_unique':
    case 'any':
      return { title: `${known.title} ${nameOf(first)}`, explanation: `${known.explanation}: ${first}` };
    case 'count_if':
      return {
        title: `${nameOf(first)} ${operatorWords(second)} ${third}`,
        explanation: `How many have ${first} ${operatorWords(second)} ${third}`,
      };
    case 'percentile':
      return ofNumber(`p${second}`, `${second} of 100 were at most this`, first);
    case 'avg':
    case 'min':
    case 'max':
    case 'sum':
      return ofNumber(known.title, known.explanation, first);
    case 'apdex':
    case 'user_misery':
      return { title: `${known.title} ${first} ms`, explanation: known.explanation };
    case 'count_miserable':
      return { title: `${known.title} ${second} ms`, explanation: `${known.explanation}, by ${first}` };
    default:
      return { title: known.title, explanation: known.explanation };
  }
}

function describeValue(name: string): ColumnDescription {
  const key = /^tags\[(.+)\]$/.exec(name)?.[1];
  if (key !== undefined) return { title: key, explanation: `The tag ${key}` };
  return knownField(name) ?? { title: name, explanation: `The tag ${name}` };
}

function ofNumber(title: string, explanation: string, field: string): ColumnDescription {
  if (field === DURATION) return { title, explanation: `${explanation}: the transaction’s duration` };
  return { title: `${title} ${nameOf(field)}`, explanation: `${explanation}: ${field}` };
}

function nameOf(field: string): string {
  return describeValue(field).title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function operatorWords(operator: string): string {
  return OPERATORS.find(([name]) => name === operator)?.[1] ?? operator;
}

/** The columns whose values name and group a row. */
export function valueColumnsOf(fields: readonly string[]): string[] {
  return fields.filter((field) => !isAggregate(field));
}
