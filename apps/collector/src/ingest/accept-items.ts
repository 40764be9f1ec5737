import type { EnvelopeItem } from '@clew/tracing/core';
import type { Project } from '../projects/project-directory';
import { isEvent } from './event/event-item';
import { INGEST_LIMITS } from './limits';
import type { OfferedItem } from './offered-item';
import type { Pause } from './rate-limit/rate-limits';
import { readItems, type ReadItems, type RejectedItem } from './read-items';
import { IngestError } from './request/ingest-error';
import { spanBatches } from './span/span-batches';
import { isSpanContainer } from './span/span-container';
import { storeRecords, type IngestDependencies } from './store-records';

/** The answer to an accepted request. */
export interface Acceptance {
  /** Of the request's event, if it has exactly one. */
  id?: string;
  rejected?: RejectedItem[];
}

/** What an accepted request is answered with; `pause` when the key has reached one of its limits. */
export interface Accepted {
  body: Acceptance;
  pause: Pause | undefined;
}

/**
 * Stores what can be stored of one request and resolves once that is durable: each event under its own id, or, if it is
 * the only one, under that of the envelope; streamed spans beside their transaction. An item that cannot be stored, or
 * that nobody asks for here, is dropped and counted; the others are not harmed. Rejects with an `IngestError` of 503
 * when nothing could be stored, of 429 when all of it is beyond what the key may send.
 */
export async function acceptItems(
  items: readonly OfferedItem[],
  { project, envelopeId }: { project: Project; envelopeId: string | undefined },
  dependencies: IngestDependencies,
): Promise<Accepted> {
  const isBatch = items.filter(({ type }) => isEvent(type)).length > 1;
  const eventId = isBatch ? undefined : envelopeId;
  const place = { projectId: project.id, eventId, now: dependencies.now() };
  const read = readItems(items, place, dependencies);
  const { events, streamedTransactions, rejected, limited } = read;
  const pause = dependencies.rateLimits.pauseOf(project.id, limited);
  const beyondLimits = rejected.filter(({ reason }) => reason === 'rate_limited');
  if (pause !== undefined && beyondLimits.length === items.length) throw tooMany(pause);
  const batches = spanBatches(spansOfTheirTransaction(read), {
    projectId: project.id,
    receivedTimestamp: place.now,
  });
  await storeRecords([...events, ...streamedTransactions, ...batches], project.id, dependencies);
  const id = isBatch ? undefined : (eventId ?? events[0]?.eventId);
  const body = { ...(id === undefined ? {} : { id }), ...(rejected.length === 0 ? {} : { rejected }) };
  return { body, pause };
}

/** SDKs that split some spans off their transaction send both in one envelope: those that name no root are its. */
function spansOfTheirTransaction({ events, spans }: ReadItems): ReadItems['spans'] {
  const [transaction, ...others] = events.filter(({ type }) => type === 'transaction');
  if (transaction === undefined || others.length > 0) return spans;
  const { traceId, spanId } = transaction;
  return spans.map((span) =>
    span.rootSpanId === null && span.traceId === traceId ? { ...span, rootSpanId: spanId } : span,
  );
}

/** Refuses an envelope that holds more or larger items than one may: 413. */
export function assertWithinLimits(items: readonly EnvelopeItem[]): void {
  if (items.length > INGEST_LIMITS.envelopeItems) throw tooLarge('envelope exceeded the number of items');
  for (const { headers, payload } of items) {
    if (payload.length > limitOf(headers)) {
      throw tooLarge(`envelope exceeded size limits for type '${headers.type}'`);
    }
  }
}

/** A container of spans may be as large as a body. What is skipped costs nothing. */
function limitOf({ type, content_type: contentType }: EnvelopeItem['headers']): number {
  if (type === 'client_report') return INGEST_LIMITS.clientReportBytes;
  const isLimited = isEvent(type) || (type === 'span' && !isSpanContainer(contentType));
  return isLimited ? INGEST_LIMITS.eventBytes : INGEST_LIMITS.inflatedBytes;
}

function tooMany(pause: Pause): IngestError {
  return new IngestError(429, 'the key has sent too much', {
    retryAfterSeconds: pause.seconds,
    rateLimits: pause.header,
  });
}

function tooLarge(detail: string): IngestError {
  return new IngestError(413, detail, { reason: 'too_large' });
}
