import { sentenceOf } from '../../search/query-problem';

/** A column that the collector refuses, and why. */
export interface ColumnProblem {
  field: string;
  message: string;
}

const COMPLAINT = /^field(?: (\d{1,3}))?: (.+)$/s;

/**
 * Reads a complaint about one of the columns that were asked for, such as `field 2: unknown function`; `undefined` where it
 * is about something else.
 */
export function columnProblem(complaint: string, asked: readonly string[]): ColumnProblem | undefined {
  const [, number = '1', message] = COMPLAINT.exec(complaint) ?? [];
  const field = asked[Number(number) - 1];
  return message === undefined || field === undefined ? undefined : { field, message: sentenceOf(message) };
}
