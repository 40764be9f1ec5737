import type { EventRow } from '../../collector/events-answer';
import { errorPath, transactionPath } from '../../routes';
import { textIn } from '../../collector/row-values';

const REFERENCE = ['id', 'project', 'event.type'] as const;

/** The fields that single events are asked for: those that are shown, and what it takes to open and sort them. */
export function withReference(fields: readonly string[], sort: string): string[] {
  return [...new Set([...fields, ...REFERENCE, sort.replace(/^-/, '')])];
}

/** Where one event is shown, and as what. */
export interface EventReference {
  id: string;
  kind: 'transaction' | 'error';
  path: string;
}

/** The event that a row of single events is. */
export function eventReference(row: EventRow): EventReference {
  const [id, project, type] = REFERENCE.map((field) => textIn(row, field)) as [string, string, string];
  return type === 'error'
    ? { id, kind: 'error', path: errorPath(project, id) }
    : { id, kind: 'transaction', path: transactionPath(project, id) };
}
