import { randomBytes } from 'node:crypto';
import type { EventRecord } from '../store/records/event-record';
import { countClientReport } from './client-report';
import { quantitiesOfItem } from './data-category';
import { isEvent, parsePayload, recordOf } from './event/event-item';
import { hexIdOf } from './payload/json-values';
import type { EventPlace } from './event/normalise-transaction';
import { Rejection, type RejectionReason } from './payload/rejection';
import { Repairs } from './payload/repairs';
import { headKeyOfContext, sampleRateOfContext } from './event/sample-rate';
import type { Outcomes } from './outcomes';
import type { OfferedItem } from './offered-item';
import { limitedKindOf, quantitiesTaken } from './rate-limit/limited-item';
import type { LimitedKind, RateLimits } from './rate-limit/rate-limits';
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

/** What an item holds that can be stored. */
interface ReadItem {
  /** Events that came as such. */
  events: EventRecord[];
  /** Transactions whose root span was streamed. */
  streamedTransactions: EventRecord[];
  /** All other streamed spans. */
  spans: StreamedSpan[];
}

/** What the items of a request hold that can be stored. */
export interface ReadItems extends ReadItem {
  rejected: RejectedItem[];
  /** Of which kinds some are beyond what the key may send. */
  limited: Set<LimitedKind>;
}

/** What reading has an effect on. */
interface Ledger {
  outcomes: Outcomes;
  rateLimits: RateLimits;
}

/** Reads each item by its type. One that is beyond a limit, cannot be used, or that nobody asks for here, is counted. */
export function readItems(items: readonly OfferedItem[], place: RequestPlace, ledger: Ledger): ReadItems {
  const all: ReadItems = { ...emptyItem(), rejected: [], limited: new Set() };
  for (const [index, item] of items.entries()) {
    const reason = addItem(item, { all, place, ledger });
    if (reason === undefined) continue;
    ledger.outcomes.drop(place.projectId, reason, quantitiesOfItem(item));
    all.rejected.push({ index, reason });
  }
  return all;
}

/** Why nothing of the item is added; undefined when something is, or when that is nobody's loss. */
function addItem(
  item: OfferedItem,
  { all, place, ledger }: { all: ReadItems; place: RequestPlace; ledger: Ledger },
): 'rate_limited' | RejectionReason | undefined {
  const { outcomes, rateLimits } = ledger;
  const kind = limitedKindOf(item);
  if (kind !== undefined && rateLimits.isLimited(place.projectId, kind)) {
    all.limited.add(kind);
    return 'rate_limited';
  }
  const [read, repairs] = [emptyItem(), new Repairs()];
  try {
    readItem(item, { read, place, outcomes, repairs });
    return undefined;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return error.reason;
  } finally {
    outcomes.repair(place.projectId, repairs.counts);
    if (kind !== undefined) rateLimits.take(place.projectId, quantitiesTaken(kind, read));
    all.events.push(...read.events);
    all.streamedTransactions.push(...read.streamedTransactions);
    all.spans.push(...read.spans);
  }
}

function emptyItem(): ReadItem {
  return { events: [], streamedTransactions: [], spans: [] };
}

interface Reading {
  read: ReadItem;
  place: RequestPlace;
  outcomes: Outcomes;
  repairs: Repairs;
}

function readItem(item: OfferedItem, { read, place, outcomes, repairs }: Reading): void {
  const { type, payload, headers } = item;
  const { projectId } = place;
  if (isEvent(type)) {
    const event = parsePayload(payload, repairs);
    const eventId = place.eventId ?? hexIdOf(event['event_id'], 32) ?? randomBytes(16).toString('hex');
    const headKey = headKeyOfContext(item.samplingContext);
    const placed = { eventId, headKey, ...placeOf(item, place) };
    read.events.push(recordOf(event, { type, place: placed, repairs }));
  } else if (type === 'span') {
    readSpans(item, { read, place, outcomes, repairs });
  } else if (type === 'client_report') {
    if (!outcomes.isNewReport(projectId, headers?.['report_id'])) return;
    countClientReport(parsePayload(payload, repairs), projectId, outcomes);
  } else outcomes.drop(projectId, 'unknown_item', quantitiesOfItem(item));
}

function readSpans(item: OfferedItem, { read, place, repairs }: Reading): void {
  const payload = parsePayload(item.payload, repairs);
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
