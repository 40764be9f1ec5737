import { textOf } from '../../payload/json-values';
import { INGEST_LIMITS } from '../../limits';
import { meaningOfSpan } from './meaning-of-span';
import { secondsOfNanoseconds } from './nanoseconds';
import type { OfferedSpan } from './offered-span';
import { attributesOf, objectsOf } from './plain-values';
import { originOfResource, surroundingsOf } from './resource-origin';
import { statusMessageOf, statusOfSpan } from './status-of-span';

/**
 * A span in the form in which Sentry's SDKs stream theirs, so that everything behind it is the same: times in seconds,
 * what its service is under the names of Sentry's attributes, and among its data, under the names that OpenTelemetry
 * gives them outside of its protocol, its kind, scope, events, links and what was dropped from it.
 */
export function streamedForm(span: OfferedSpan): Record<string, unknown> {
  const { fields, isRoot, attributes, resource } = span;
  const { op, description, source } = meaningOfSpan(span);
  const all = new Map<string, unknown>([
    // A transaction says once for its spans what surrounds them.
    ...(isRoot ? surroundingsOf(resource) : []),
    ...attributes,
    ...present(originOfResource(resource), attributes),
    ...present(ownWords(span), attributes),
    ['sentry.op', op],
    ...(isRoot ? ([['sentry.segment.name.source', source]] as const) : []),
  ]);
  return {
    trace_id: span.traceId,
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    name: description,
    status: statusOfSpan(span),
    is_segment: isRoot,
    start_timestamp: secondsOfNanoseconds(fields['startTimeUnixNano']),
    end_timestamp: secondsOfNanoseconds(fields['endTimeUnixNano']),
    attributes: Object.fromEntries([...all].map(([name, value]) => [name, { value }])),
  };
}

/** What is there and is not said by the span itself. */
function present(words: ReadonlyMap<string, unknown>, attributes: OfferedSpan['attributes']) {
  return [...words].filter(([name, value]) => value !== undefined && value !== null && !attributes.has(name));
}

function ownWords(span: OfferedSpan): Map<string, unknown> {
  const { fields, kind, scope, attributes } = span;
  return new Map<string, unknown>([
    ['user.id', attributes.get('enduser.id')],
    ['otel.kind', kind.toUpperCase()],
    ['otel.scope.name', textOf(scope['name'], INGEST_LIMITS.nameLength)],
    ['otel.scope.version', textOf(scope['version'], INGEST_LIMITS.nameLength)],
    ['otel.status_description', statusMessageOf(span)],
    ['otel.events', eventsOf(span)],
    ['otel.links', linksOf(fields['links'])],
    ['otel.dropped_attributes_count', countOf(fields['droppedAttributesCount'])],
    ['otel.dropped_events_count', countOf(fields['droppedEventsCount'])],
    ['otel.dropped_links_count', countOf(fields['droppedLinksCount'])],
  ]);
}

/** Exceptions are left out: they are errors of their own. */
function eventsOf({ events }: OfferedSpan): unknown {
  const others = events.filter(({ name }) => name !== 'exception').slice(0, INGEST_LIMITS.spanEvents);
  return listed(
    others.map(({ name, timeUnixNano, attributes }) => ({
      name,
      timestamp: secondsOfNanoseconds(timeUnixNano) ?? null,
      attributes: Object.fromEntries(attributesOf(attributes)),
    })),
  );
}

function linksOf(links: unknown): unknown {
  const linked = objectsOf(links).slice(0, INGEST_LIMITS.spanLinks);
  return listed(
    linked.map(({ traceId, spanId, attributes }) => ({
      trace_id: traceId,
      span_id: spanId,
      attributes: Object.fromEntries(attributesOf(attributes)),
    })),
  );
}

function listed(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.length === 0 ? undefined : values;
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}
