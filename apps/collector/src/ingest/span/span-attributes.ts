import { objectOf } from '../payload/json-values';

/** The attributes of a streamed span by their names; a map, because a name may be `__proto__`. */
export type SpanAttributes = ReadonlyMap<string, unknown>;

/**
 * Attributes of the wire without the wrapping of their values: `{"http.route": {"value": "/yarns", "type": "string"}}`.
 * The type may lie, so the value alone counts; one that is not wrapped is taken as it is.
 */
export function unwrapAttributes(attributes: unknown): SpanAttributes {
  return new Map(
    Object.entries(objectOf(attributes) ?? {}).map(([name, attribute]) => {
      const wrapped = objectOf(attribute);
      return [name, wrapped !== undefined && 'value' in wrapped ? wrapped['value'] : attribute];
    }),
  );
}

/** What every span of a transaction repeats, and what a span has a field of its own for. */
const REPEATED: ReadonlySet<string> = new Set([
  'sentry.op',
  'sentry.segment.id',
  'sentry.segment.name',
  'sentry.segment.name.source',
  'sentry.trace_lifecycle',
  'sentry.release',
  'sentry.environment',
  'sentry.sdk.name',
  'sentry.sdk.version',
  'sentry.sdk.integrations',
  'sentry.platform',
  'user.id',
  'user.email',
  'user.name',
  'user.ip_address',
]);

/** A span's own data: its attributes without those that are stored once for its transaction. */
export function dataOfAttributes(attributes: SpanAttributes): Record<string, unknown> {
  return Object.fromEntries([...attributes].filter(([name]) => !REPEATED.has(name)));
}
