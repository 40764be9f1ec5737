import { boundJson } from '../payload/bound-json';
import { hexIdOf, objectOf, textOf } from '../payload/json-values';
import { normaliseSpan, type NormalisedSpan } from '../event/normalise-span';
import { Rejection } from '../payload/rejection';
import type { Repairs } from '../payload/repairs';
import { INGEST_LIMITS } from '../limits';
import type { StreamedSpan } from './streamed-span';

/**
 * The one span that an item of type `span` without a container is, in the form that spans have inside a transaction:
 * JavaScript 8 to 10 report web vitals so. It is shown below its parent wherever that is. Throws a `Rejection` when its
 * ids or times cannot be used.
 */
export function loneSpanOf(payload: Record<string, unknown>, now: number, repairs: Repairs): StreamedSpan {
  boundJson(payload, repairs);
  const traceId = hexIdOf(payload['trace_id'], 32);
  const span =
    traceId === undefined ? undefined : normaliseSpan(payload, { traceId, receivedTimestamp: now }, repairs);
  if (traceId === undefined || span === undefined) {
    throw new Rejection('invalid_span', 'usable ids and times are needed');
  }
  const attributes = new Map(Object.entries(objectOf(payload['data']) ?? {}));
  return {
    traceId,
    rootSpanId: rootSpanOf(hexIdOf(payload['segment_id'], 16), span),
    isRoot: false,
    transaction: textOf(
      attributes.get('sentry.transaction') ?? attributes.get('transaction'),
      INGEST_LIMITS.nameLength,
    ),
    span,
    attributes,
  };
}

/** It calls itself a segment because it came alone; where it has a parent, that says more. */
function rootSpanOf(segmentId: string | undefined, span: NormalisedSpan): string | null {
  if (segmentId !== undefined && segmentId !== span.span_id) return segmentId;
  return span.parent_span_id === null ? span.span_id : null;
}
