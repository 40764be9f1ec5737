import { randomBytes } from 'node:crypto';
import type { EnvelopeItem } from '@clew/tracing/core';
import type { Project } from '../projects/project-directory';
import type { EventRecord } from '../store/event-record';
import type { EventWriter } from '../store/event-writer';
import { QueueFullError } from '../store/queue-full-error';
import { countClientReport } from './client-report';
import { parsePayload, recordOf, type EventItemType } from './event/event-item';
import { IngestError } from './request/ingest-error';
import { hexIdOf } from './event/json-values';
import { INGEST_LIMITS } from './limits';
import type { Outcomes } from './outcomes';
import { Rejection } from './event/rejection';
import { Repairs } from './event/repairs';
import { sampleRateOfContext } from './event/sample-rate';

/** What the ingest endpoints work with. `announce` hears of each event that has just become durable. */
export interface IngestDependencies {
  writer: EventWriter;
  outcomes: Outcomes;
  announce: (event: EventRecord) => void;
  /** Seconds since the epoch. */
  now: () => number;
}

/** An item that was dropped although its request was accepted, by its place in the request. */
export interface RejectedItem {
  index: number;
  reason: string;
}

/** The answer to an accepted request. */
export interface Acceptance {
  /** Of the request's event, if it has exactly one. */
  id?: string;
  rejected?: RejectedItem[];
}

/** An item to be looked at: `store` for the older endpoint's only one. */
export interface OfferedItem {
  type: string;
  payload: Uint8Array;
  /** What the item's header, or else the envelope's, says of how the trace was sampled. */
  samplingContext?: unknown;
  /** By which a client report is counted once, however often it is sent. */
  reportId?: unknown;
}

/**
 * Stores what can be stored of one request and resolves once that is durable: each event under its own id, or, if it is
 * the only one, under that of the envelope. An item that cannot be stored, or that
 * nobody asks for here, is dropped and counted; the others are not harmed. Rejects with an `IngestError` of 503 when
 * nothing could be stored.
 */
export async function acceptItems(
  items: readonly OfferedItem[],
  { project, envelopeId }: { project: Project; envelopeId: string | undefined },
  dependencies: IngestDependencies,
): Promise<Acceptance> {
  const { outcomes, now } = dependencies;
  const isBatch = items.filter(({ type }) => isEvent(type)).length > 1;
  const eventId = isBatch ? undefined : envelopeId;
  const rejected: RejectedItem[] = [];
  const records: EventRecord[] = [];
  for (const [index, { type, payload, reportId, samplingContext }] of items.entries()) {
    const repairs = new Repairs();
    try {
      if (isEvent(type)) {
        const event = parsePayload(payload);
        const place = {
          projectId: project.id,
          eventId: eventId ?? hexIdOf(event['event_id'], 32) ?? randomBytes(16).toString('hex'),
          receivedTimestamp: now(),
          sampleRate: sampleRateOfContext(samplingContext),
        };
        records.push(recordOf(event, { type, place, repairs }));
      } else if (type === 'client_report') {
        if (outcomes.isNewReport(project.id, reportId)) {
          countClientReport(parsePayload(payload), project.id, outcomes);
        }
      } else outcomes.drop(project.id, 'unknown_item');
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      outcomes.drop(project.id, error.reason);
      rejected.push({ index, reason: error.reason });
    }
    outcomes.repair(project.id, repairs.counts);
  }
  await store(records, project.id, dependencies);
  const id = isBatch ? undefined : (eventId ?? records[0]?.eventId);
  return { ...(id === undefined ? {} : { id }), ...(rejected.length === 0 ? {} : { rejected }) };
}

async function store(
  records: EventRecord[],
  projectId: number,
  dependencies: IngestDependencies,
): Promise<void> {
  if (records.length === 0) return;
  const { writer, outcomes, announce } = dependencies;
  try {
    const results = await writer.append(records);
    for (const [index, record] of records.entries()) {
      if (results[index] === 'duplicate') outcomes.of(projectId).duplicates += 1;
      else {
        outcomes.of(projectId).accepted += 1;
        announce(record);
      }
    }
  } catch (error) {
    const reason = error instanceof QueueFullError ? 'queue_full' : 'store_failed';
    outcomes.drop(projectId, reason, records.length);
    const detail =
      reason === 'queue_full' ? 'too many events are waiting to be stored' : 'the store cannot be written';
    throw new IngestError(503, detail, { retryAfterSeconds: INGEST_LIMITS.retryAfterSeconds });
  }
}

/** Refuses an envelope that holds more or larger items than one may: 413. */
export function assertWithinLimits(items: readonly EnvelopeItem[]): void {
  if (items.length > INGEST_LIMITS.envelopeItems) throw tooLarge('envelope exceeded the number of items');
  for (const { headers, payload } of items) {
    const limit =
      headers.type === 'client_report' ? INGEST_LIMITS.clientReportBytes : INGEST_LIMITS.eventBytes;
    const isLimited = isEvent(headers.type) || headers.type === 'client_report';
    if (isLimited && payload.length > limit) {
      throw tooLarge(`envelope exceeded size limits for type '${headers.type}'`);
    }
  }
}

function isEvent(type: string): type is EventItemType {
  return type === 'transaction' || type === 'event' || type === 'store';
}

function tooLarge(detail: string): IngestError {
  return new IngestError(413, detail, { reason: 'too_large' });
}
