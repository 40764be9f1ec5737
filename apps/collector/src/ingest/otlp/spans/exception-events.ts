import { createHash } from 'node:crypto';
import type { EventRecord } from '../../../store/records/event-record';
import { boundJson } from '../../payload/bound-json';
import { normaliseError } from '../../event/normalise-error';
import type { Repairs } from '../../payload/repairs';
import { INGEST_LIMITS } from '../../limits';
import { originPayload } from '../../span/span-origin';
import type { StreamedSpan } from '../../span/streamed-span';
import { secondsOfNanoseconds } from './nanoseconds';
import type { OfferedSpan } from './offered-span';
import { attributesOf } from './plain-values';

/** Where an error was sent to, and the transaction that its span is of, as far as the request tells. */
export interface ErrorPlace {
  projectId: number;
  receivedTimestamp: number;
  transaction: string | null;
}

/** The exceptions that a span has recorded, and how many it has beyond those. */
export function exceptionsOf({ events }: OfferedSpan): { kept: OfferedSpan['events']; tooMany: number } {
  const exceptions = events.filter(({ name }) => name === 'exception');
  const kept = exceptions.slice(0, INGEST_LIMITS.spanEvents);
  return { kept, tooMany: exceptions.length - kept.length };
}

/**
 * A recorded exception as an error that is linked to its span. Its event id is made of what it says, so that it is the
 * same however often it arrives. Throws a `Rejection` for a time that no clock has.
 */
export function errorOfException(
  event: OfferedSpan['events'][number],
  span: StreamedSpan,
  { place, repairs }: { place: ErrorPlace; repairs: Repairs },
): EventRecord {
  const { projectId, receivedTimestamp, transaction } = place;
  const payload = errorPayload(event, span, transaction);
  boundJson(payload, repairs);
  const {
    traceId,
    span: { span_id: spanId },
  } = span;
  const content = JSON.stringify([
    projectId,
    traceId,
    spanId,
    payload['timestamp'],
    payload['exception'],
    payload['extra'],
  ]);
  const eventId = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return normaliseError(payload, { eventId, projectId, receivedTimestamp, sampleRate: null }, repairs);
}

function errorPayload(
  event: Readonly<Record<string, unknown>>,
  { traceId, span, attributes: ofSpan }: StreamedSpan,
  transaction: string | null,
): Record<string, unknown> {
  const attributes = attributesOf(event['attributes']);
  const { 'exception.type': type, 'exception.message': value, ...extra } = Object.fromEntries(attributes);
  const isHandled = attributes.get('exception.escaped') !== true;
  return {
    ...originPayload(ofSpan),
    timestamp: secondsOfNanoseconds(event['timeUnixNano']) ?? span.timestamp,
    transaction,
    contexts: {
      trace: {
        trace_id: traceId,
        span_id: span.span_id,
        parent_span_id: span.parent_span_id,
        op: span.op,
      },
    },
    exception: { values: [{ type, value, mechanism: { type: 'opentelemetry', handled: isHandled } }] },
    extra,
  };
}
