import type { Breadcrumb } from './breadcrumb';
import { shortWord } from './short-word';

/** An error that has been reported, for what comes after it; undefined for a thrown object that is no error. */
export function errorBreadcrumb(error: unknown, eventId: string): Breadcrumb | undefined {
  const message = shortWord(error);
  if (message.startsWith('[')) return undefined;
  return { type: 'error', category: 'exception', level: 'error', message, data: { event_id: eventId } };
}
