import { hexIdOf, objectOf, textOf } from '../payload/json-values';
import { normaliseSpan, type NormalisedSpan } from '../event/normalise-span';
import { statusWord } from '../event/normalise-status';
import type { Repairs } from '../payload/repairs';
import { INGEST_LIMITS } from '../limits';
import { scrubValues } from '../scrub/scrub-values';
import { dataOfAttributes, unwrapAttributes, type SpanAttributes } from './span-attributes';

/** A span that came apart from its transaction, and what it says of that. */
export interface StreamedSpan {
  traceId: string;
  /** Its transaction's root span; null where the SDK does not say. */
  rootSpanId: string | null;
  /** It is the root span itself: what used to be sent as a transaction. */
  isRoot: boolean;
  /** The name of its transaction. */
  transaction: string | null;
  span: NormalisedSpan;
  attributes: SpanAttributes;
}

/** One span of a v2 container; undefined when its ids or times cannot be used. */
export function streamedSpanOf(value: unknown, now: number, repairs: Repairs): StreamedSpan | undefined {
  const fields = objectOf(value);
  const traceId = hexIdOf(fields?.['trace_id'], 32);
  if (fields === undefined || traceId === undefined) return undefined;
  const attributes = unwrapAttributes(fields['attributes']);
  const span = normaliseSpan(
    {
      span_id: fields['span_id'],
      parent_span_id: fields['parent_span_id'],
      op: attributes.get('sentry.op'),
      description: fields['name'],
      status: statusOf(fields['status'], attributes),
      start_timestamp: fields['start_timestamp'],
      end_timestamp: fields['end_timestamp'],
      data: dataOfAttributes(attributes),
    },
    { traceId, receivedTimestamp: now },
    repairs,
  );
  if (span === undefined) return undefined;
  const isRoot = isRootSpan(fields, span);
  return {
    traceId,
    rootSpanId: isRoot ? span.span_id : (hexIdOf(attributes.get('sentry.segment.id'), 16) ?? null),
    isRoot,
    transaction: scrubValues(
      textOf(attributes.get('sentry.segment.name'), INGEST_LIMITS.nameLength),
      repairs,
    ),
    span,
    attributes,
  };
}

/** Early drafts of the format say whether the parent is in another service instead. */
function isRootSpan(fields: Record<string, unknown>, span: NormalisedSpan): boolean {
  const { is_segment: isSegment, is_remote: isRemote } = fields;
  return typeof isSegment === 'boolean' ? isSegment : isRemote === true || span.parent_span_id === null;
}

/** The status is `ok` or `error`; which error is in an attribute. */
function statusOf(status: unknown, attributes: SpanAttributes): unknown {
  return status === 'error' ? (statusWord(attributes.get('sentry.status.message')) ?? status) : status;
}
