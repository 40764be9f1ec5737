import type { EventRow } from './events-answer';

/** A number in a row of the collector's answer; `NaN` where there is none. */
export function numberIn(row: EventRow, field: string): number {
  const value = row[field];
  return typeof value === 'number' ? value : Number.NaN;
}

/** A text in a row of the collector's answer; empty where there is none. */
export function textIn(row: EventRow, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
