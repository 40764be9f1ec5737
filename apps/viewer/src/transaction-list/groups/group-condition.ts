import type { EventRow } from '../../collector/events-answer';
import { valueCondition } from '../../search/search-condition';
import { isFieldName } from '../../search/catalogue/value-fields';

const BUCKETS: ReadonlySet<string> = new Set(['timestamp.to_hour', 'timestamp.to_day']);

/**
 * The condition that finds the events of a group by the values that it shares: `columns` are its value columns, `types`
 * what the collector says of them. A text of over 200 characters is found by its beginning and its end.
 */
export function groupCondition(
  row: EventRow,
  columns: readonly string[],
  types: Readonly<Record<string, string>>,
): string {
  return columns.map((column) => columnCondition(column, row[column], types[column])).join(' ');
}

function columnCondition(column: string, value: unknown, type: string | undefined): string {
  const key = searchKey(column);
  if (value === null || value === undefined) return `!has:${key}`;
  if (typeof value === 'number') return numberCondition(key, value, type);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (type === 'date') return timeCondition(key, text);
  return valueCondition(key, text);
}

/** A tag is always written as one, so that a colon in it is no syntax and no field is taken for it. */
function searchKey(column: string): string {
  return column.startsWith('tags[') || isFieldName(column) ? column : `tags[${column}]`;
}

/** The search language has nine decimal places; a number between two of them is enclosed by them. */
function numberCondition(key: string, value: number, type: string | undefined): string {
  if (type === 'duration' && value < 0) return `${key}:<0`;
  const nearest = value.toFixed(9).replace(/\.?0+$/, '');
  if (Number(nearest) === value) return `${key}:${nearest}`;
  const step = 1e-9;
  return `${key}:>=${(Number(nearest) - step).toFixed(9)} ${key}:<=${(Number(nearest) + step).toFixed(9)}`;
}

/** Times come rounded to milliseconds: what lies around one by half of one is meant, except of hours and days. */
function timeCondition(key: string, text: string): string {
  if (BUCKETS.has(key)) return `${key}:=${text}`;
  const before = new Date(Date.parse(text) - 1).toISOString();
  const halfAfter = (moment: string) => moment.replace('Z', '5Z');
  return `${key}:>=${halfAfter(before)} ${key}:<${halfAfter(text)}`;
}
