import { serializeEnvelope, type TextItem } from '../envelope/envelope';
import type { OutgoingEvent } from './transport';

/**
 * The envelope of one event, as every server of Sentry's protocol takes it, with the event's id and its trace in the
 * headers. An envelope of several events has no id, and each of its items names its trace: for servers that say that
 * they take more than one.
 */
export function eventEnvelope(
  events: readonly OutgoingEvent[],
  headers: Readonly<Record<string, unknown>>,
  report?: TextItem,
): string {
  const only = events.length === 1 ? events[0] : undefined;
  const items: TextItem[] = events.map(({ type, samplingContext, payload }) => ({
    headers: only ? { type } : { type, trace: samplingContext },
    payload,
  }));
  if (report) items.push(report);
  return serializeEnvelope(
    only ? { event_id: only.eventId, ...headers, trace: only.samplingContext } : headers,
    items,
  );
}
