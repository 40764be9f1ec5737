import type { EventRecord } from '../../store/records/event-record';
import { detailsOf, provenanceOf } from './event-provenance';
import { hexIdOf, objectOf, textOf } from '../payload/json-values';
import { INGEST_LIMITS } from '../limits';
import { scrubValues } from '../scrub/scrub-values';
import type { EventPlace } from './normalise-transaction';
import { normaliseTags } from './normalise-tags';
import type { Repairs } from '../payload/repairs';
import { assertPlausible, parseTimestamp } from '../payload/timestamp';

const UNTITLED = '<unlabeled event>';

/**
 * An error event of the wire as it is stored; its trace context links it to the span that was active. An event without
 * a time of its own happened when it arrived. Throws a `Rejection` for a time that no clock has.
 */
export function normaliseError(
  payload: Record<string, unknown>,
  place: EventPlace,
  repairs: Repairs,
): EventRecord {
  const context = objectOf(objectOf(payload['contexts'])?.['trace']) ?? {};
  const timestamp = parseTimestamp(payload['timestamp']) ?? place.receivedTimestamp;
  assertPlausible(timestamp, place.receivedTimestamp);
  const exceptions = scrubValues(exceptionsOf(payload['exception']), repairs);
  const message = scrubValues(messageOf(payload), repairs);
  return {
    type: 'error',
    ...place,
    traceId: hexIdOf(context['trace_id'], 32) ?? null,
    spanId: hexIdOf(context['span_id'], 16) ?? null,
    parentSpanId: hexIdOf(context['parent_span_id'], 16) ?? null,
    transaction: scrubValues(textOf(payload['transaction'], INGEST_LIMITS.nameLength), repairs),
    op: textOf(context['op'], INGEST_LIMITS.opLength),
    status: null,
    source: null,
    startTimestamp: null,
    timestamp,
    title: titleOf(exceptions) ?? message ?? UNTITLED,
    level: textOf(payload['level'], 16) ?? 'error',
    ...provenanceOf(payload),
    // The rate of its trace is not that of the error: errors are sampled apart.
    sampleRate: null,
    spanCount: 0,
    tags: normaliseTags(payload['tags'], repairs),
    spans: '[]',
    details: JSON.stringify({ ...detailsOf(payload, repairs), exceptions, message }),
  };
}

/** `{values: [...]}`, a bare list, or one exception. */
function exceptionsOf(value: unknown): unknown[] {
  const list = objectOf(value)?.['values'] ?? value;
  if (Array.isArray(list)) return list;
  return objectOf(list) === undefined ? [] : [list];
}

/** The last exception is the one that was thrown; those before it are its causes. */
function titleOf(exceptions: readonly unknown[]): string | null {
  const thrown = objectOf(exceptions.at(-1));
  if (thrown === undefined) return null;
  const parts = [thrown['type'], thrown['value']].filter((part) => typeof part === 'string' && part !== '');
  return textOf(parts.join(': '), INGEST_LIMITS.nameLength);
}

function messageOf(payload: Record<string, unknown>): string | null {
  for (const source of [payload['logentry'], payload['message']]) {
    const entry = objectOf(source);
    const text = entry === undefined ? source : (entry['formatted'] ?? entry['message']);
    if (typeof text === 'string' && text !== '') return textOf(text, INGEST_LIMITS.descriptionLength);
  }
  return null;
}
