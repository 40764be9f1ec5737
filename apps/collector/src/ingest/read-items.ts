import { randomBytes } from 'node:crypto';
import type { EventRecord } from '../store/event-record';
import { countClientReport } from './client-report';
import { quantitiesOfItem } from './data-category';
import { isEvent, parsePayload, recordOf } from './event/event-item';
import { hexIdOf } from './event/json-values';
import type { EventPlace } from './event/normalise-transaction';
import { Rejection } from './event/rejection';
import { Repairs } from './event/repairs';
import { sampleRateOfContext } from './event/sample-rate';
import type { Outcomes } from './outcomes';
import type { OfferedItem } from './offered-item';
import { loneSpanOf } from './span/lone-span';
import { isSpanContainer, spansOfContainer } from './span/span-container';
import type { StreamedSpan } from './span/streamed-span';
import { streamedTransaction } from './span/streamed-transaction';

/** An item that was dropped although its request was accepted, by its place in the request. */
export interface RejectedItem {
  index: number;
  reason: string;
}

/** Where the items of a request belong; `eventId` is the envelope's, for the only event of its request. */
export interface RequestPlace {
  projectId: number;
  eventId: string | undefined;
  now: number;
}

/** What the items of a request hold that can be stored. */
export interface ReadItems {
  /** Events that came as such. */
  events: EventRecord[];
  /** Transactions whose root span was streamed. */
  streamedTransactions: EventRecord[];
  /** All other streamed spans. */
  spans: StreamedSpan[];
  rejected: RejectedItem[];
}

/** Reads each item by its type. One that cannot be used, or that nobody asks for here, is counted. */
export function readItems(items: readonly OfferedItem[], place: RequestPlace, outcomes: Outcomes): ReadItems {
  const read: ReadItems = { events: [], streamedTransactions: [], spans: [], rejected: [] };
  for (const [index, item] of items.entries()) {
    const repairs = new Repairs();
    try {
      readItem(item, { read, place, outcomes, repairs });
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      outcomes.drop(place.projectId, error.reason, quantitiesOfItem(item));
      read.rejected.push({ index, reason: error.reason });
    }
    outcomes.repair(place.projectId, repairs.counts);
  }
  return read;
}

interface Reading {
  read: ReadItems;
  place: RequestPlace;
  outcomes: Outcomes;
  repairs: Repairs;
}

function readItem(item: OfferedItem, { read, place, outcomes, repairs }: Reading): void {
  const { type, payload, headers } = item;
  const { projectId } = place;
  if (isEvent(type)) {
    const event = parsePayload(payload);
    const eventId = place.eventId ?? hexIdOf(event['event_id'], 32) ?? randomBytes(16).toString('hex');
    read.events.push(recordOf(event, { type, place: { eventId, ...placeOf(item, place) }, repairs }));
  } else if (type === 'span') {
    readSpans(item, { read, place, outcomes, repairs });
  } else if (type === 'client_report') {
    if (!outcomes.isNewReport(projectId, headers?.['report_id'])) return;
    countClientReport(parsePayload(payload), projectId, outcomes);
  } else outcomes.drop(projectId, 'unknown_item', quantitiesOfItem(item));
}

function readSpans(item: OfferedItem, { read, place, repairs }: Reading): void {
  const payload = parsePayload(item.payload);
  const { now } = place;
  const { headers = {} } = item;
  const itemCount = headers['item_count'];
  if (!isSpanContainer(headers['content_type']))
    return void read.spans.push(loneSpanOf(payload, now, repairs));
  for (const span of spansOfContainer(payload, { itemCount, now, repairs })) {
    if (span.isRoot) {
      read.streamedTransactions.push(streamedTransaction(span, placeOf(item, place), repairs));
    } else read.spans.push(span);
  }
}

function placeOf(item: OfferedItem, { projectId, now }: RequestPlace): Omit<EventPlace, 'eventId'> {
  return { projectId, receivedTimestamp: now, sampleRate: sampleRateOfContext(item.samplingContext) };
}
