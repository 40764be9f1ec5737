import type { EventRecord } from '../../store/records/event-record';
import { detailsOf, provenanceOf } from './event-provenance';
import { hexIdOf, objectOf, textOf } from '../payload/json-values';
import { INGEST_LIMITS } from '../limits';
import { scrubbedText, scrubValues } from '../scrub/scrub-values';
import { normaliseSpans } from './normalise-span';
import { normaliseStatus } from './normalise-status';
import { normaliseTags } from './normalise-tags';
import { Rejection } from '../payload/rejection';
import type { Repairs } from '../payload/repairs';
import { parseSampleRate } from './sample-rate';
import { assertPlausible, parseTimestamp } from '../payload/timestamp';

/** The name of a transaction that has none. */
export const UNLABELED = '<unlabeled transaction>';

/** Where an event belongs, when it arrived, and how it was sampled by what its envelope says; `eventId` is final. */
export interface EventPlace {
  eventId: string;
  projectId: number;
  receivedTimestamp: number;
  sampleRate: number | null;
}

/** The same of a transaction, with the key of the project in which the trace's sampling decision was made. */
export interface TransactionPlace extends EventPlace {
  headKey: string | null;
}

/**
 * A transaction event of the wire as it is stored. Accepts the text's own names `transaction_name` and
 * `end_timestamp` beside the wire's. Throws a `Rejection` when its ids or times cannot be used.
 */
export function normaliseTransaction(
  payload: Record<string, unknown>,
  { headKey, ...place }: TransactionPlace,
  repairs: Repairs,
): EventRecord {
  const context = objectOf(objectOf(payload['contexts'])?.['trace']) ?? {};
  const traceId = idOf(context, 'trace_id', 32);
  const tags = normaliseTags(payload['tags'], repairs);
  const rootTags = new Map([...normaliseTags(context['tags'], repairs), ...tags]);
  const data = scrubValues(objectOf(context['data']) ?? {}, repairs);
  const description = scrubValues(textOf(context['description'], INGEST_LIMITS.descriptionLength), repairs);
  const name = scrubbedText(nameOf(payload), repairs);
  const spanId = idOf(context, 'span_id', 16);
  const times = timesOf(payload, place.receivedTimestamp);
  // Last: what it counts as lost is lost from a transaction that is stored.
  const spans = normaliseSpans(payload['spans'], { traceId, ...place }, repairs);
  return {
    type: 'transaction',
    ...place,
    traceId,
    spanId,
    parentSpanId: hexIdOf(context['parent_span_id'], 16) ?? null,
    transaction: name,
    op: textOf(context['op'], INGEST_LIMITS.opLength) ?? 'default',
    status: normaliseStatus(context['status'], rootTags, data),
    source: textOf(objectOf(payload['transaction_info'])?.['source'], 32),
    ...times,
    title: name,
    level: null,
    ...provenanceOf(payload),
    sampleRate: place.sampleRate ?? parseSampleRate(data['sentry.sample_rate']),
    tags,
    spans: JSON.stringify(spans),
    spanCount: 1 + spans.length,
    details: JSON.stringify({
      ...detailsOf(payload, repairs),
      data,
      description,
      ...(headKey === null ? {} : { head_key: headKey }),
    }),
  };
}

function timesOf(
  payload: Record<string, unknown>,
  now: number,
): Pick<EventRecord, 'startTimestamp' | 'timestamp'> {
  const startTimestamp = parseTimestamp(payload['start_timestamp']);
  const timestamp = parseTimestamp(payload['timestamp'] ?? payload['end_timestamp']);
  if (startTimestamp === undefined || timestamp === undefined) {
    throw new Rejection('invalid_transaction', 'start_timestamp and timestamp are needed');
  }
  assertPlausible(startTimestamp, now);
  assertPlausible(timestamp, now);
  if (timestamp < startTimestamp) throw new Rejection('invalid_transaction', 'it ends before it starts');
  return { startTimestamp, timestamp };
}

function idOf(context: Record<string, unknown>, name: 'trace_id' | 'span_id', length: 16 | 32): string {
  const id = hexIdOf(context[name], length);
  if (id === undefined) throw new Rejection('invalid_transaction', `contexts.trace.${name} is needed`);
  return id;
}

function nameOf(payload: Record<string, unknown>): string {
  const name = payload['transaction'] ?? payload['transaction_name'];
  const trimmed = typeof name === 'string' ? name.trim() : name;
  return textOf(trimmed, INGEST_LIMITS.nameLength) ?? UNLABELED;
}
