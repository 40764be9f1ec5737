import { serializeEnvelope, type TextItem } from './envelope';
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
  const [first, ...others] = events;
  if (first === undefined || others.length > 0) {
    return serializeEnvelope(headers, withReport(events.map(itemInBatch), report));
  }
  const trace = first.samplingContext;
  const item = { headers: { type: first.type }, payload: first.payload };
  return serializeEnvelope({ event_id: first.eventId, ...headers, trace }, withReport([item], report));
}

function itemInBatch({ type, samplingContext, payload }: OutgoingEvent): TextItem {
  return { headers: { type, trace: samplingContext }, payload };
}

function withReport(items: TextItem[], report: TextItem | undefined): TextItem[] {
  if (report) items.push(report);
  return items;
}
