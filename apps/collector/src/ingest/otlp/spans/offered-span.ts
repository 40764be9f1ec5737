import { hexIdOf, numberOf } from '../../payload/json-values';
import { attributesOf, objectsOf } from './plain-values';

export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** By their numbers; a missing or unknown one counts as internal. */
const KINDS: readonly SpanKind[] = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'];

/** Of `flags`: whether the sender knows where the parent is, and that it is in another service. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/** One span of a request with what it says of its place, and where it came from. */
export interface OfferedSpan {
  /** Its message, in the form of JSON. */
  fields: Readonly<Record<string, unknown>>;
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  kind: SpanKind;
  /** It begins a transaction. */
  isRoot: boolean;
  attributes: ReadonlyMap<string, unknown>;
  events: readonly Readonly<Record<string, unknown>>[];
  /** The attributes of its service. */
  resource: ReadonlyMap<string, unknown>;
  scope: Readonly<Record<string, unknown>>;
}

/** A span of the wire; undefined when its ids cannot be used. */
export function offeredSpan(
  fields: Readonly<Record<string, unknown>>,
  { resource, scope }: Pick<OfferedSpan, 'resource' | 'scope'>,
): OfferedSpan | undefined {
  const traceId = hexIdOf(fields['traceId'], 32);
  const spanId = hexIdOf(fields['spanId'], 16);
  const parentSpanId = parentOf(fields['parentSpanId']);
  if (traceId === undefined || spanId === undefined || parentSpanId === undefined) return undefined;
  const kind = KINDS[numberOf(fields['kind'] ?? 0)] ?? 'internal';
  return {
    fields,
    traceId,
    spanId,
    parentSpanId,
    kind,
    isRoot: isRootSpan({ parentSpanId, kind, flags: numberOf(fields['flags'] ?? 0) }),
    attributes: attributesOf(fields['attributes']),
    events: objectsOf(fields['events']),
    resource,
    scope,
  };
}

/** Null for no parent, which some write as zeros; undefined for what can be none. */
function parentOf(value: unknown): string | null | undefined {
  const isNone = value === undefined || value === null || (typeof value === 'string' && /^0*$/.test(value));
  return isNone ? null : hexIdOf(value, 16);
}

/**
 * Whether a span begins a transaction: it has no parent, or one in another service. Senders that do not say where the
 * parent is are judged by the kind alone, because any other span may come in another request: what serves a request or
 * takes a message was called from elsewhere.
 */
function isRootSpan({
  parentSpanId,
  kind,
  flags,
}: Pick<OfferedSpan, 'parentSpanId' | 'kind'> & { flags: number }) {
  if (parentSpanId === null) return true;
  if ((flags & HAS_IS_REMOTE) !== 0) return (flags & IS_REMOTE) !== 0;
  return kind === 'server' || kind === 'consumer';
}
