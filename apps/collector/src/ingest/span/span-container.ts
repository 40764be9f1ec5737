import type { Repairs } from '../payload/repairs';
import { boundJson } from '../payload/bound-json';
import { objectOf } from '../payload/json-values';
import { Rejection } from '../payload/rejection';
import { INGEST_LIMITS } from '../limits';
import { streamedSpanOf, type StreamedSpan } from './streamed-span';

const CONTENT_TYPE = 'application/vnd.sentry.items.span.v2+json';

/** Whether an item of type `span` is a container of many spans, by its header. */
export function isSpanContainer(contentType: unknown): boolean {
  return contentType === CONTENT_TYPE;
}

/**
 * The spans of a v2 container, `{"version": 2, "items": [...]}`. One that cannot be used is dropped and counted without
 * the others. Throws a `Rejection` when the container is not what its header says.
 */
export function spansOfContainer(
  container: Record<string, unknown>,
  { itemCount, now, repairs }: { itemCount: unknown; now: number; repairs: Repairs },
): StreamedSpan[] {
  const { version = 2, items } = container;
  if (version !== 2 || !Array.isArray(items)) {
    throw new Rejection('invalid_container', 'version 2 with a list of items is needed');
  }
  if (itemCount !== undefined && itemCount !== items.length) {
    throw new Rejection('invalid_container', 'item_count is not the number of items');
  }
  const offered: unknown[] = items.slice(0, INGEST_LIMITS.containerSpans);
  const usable = offered.flatMap((item) => boundedSpanOf(item, now, repairs) ?? []);
  repairs.add('span_invalid', offered.length - usable.length);
  repairs.add('span_too_many', items.length - offered.length);
  return usable;
}

function boundedSpanOf(item: unknown, now: number, repairs: Repairs): StreamedSpan | undefined {
  const span = objectOf(item);
  if (span === undefined) return undefined;
  try {
    boundJson(span, repairs);
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
  return streamedSpanOf(span, now, repairs);
}
