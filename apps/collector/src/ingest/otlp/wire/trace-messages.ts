/** How the bytes of a plain field are read: ids as hex digits, other bytes as base64, 64-bit numbers as decimal text. */
export type PlainType =
  'string' | 'hexId' | 'base64' | 'bool' | 'enum' | 'uint32' | 'fixed32' | 'int64' | 'fixed64' | 'double';

/** One field under the name that it has in JSON; a message is named by a function, because messages contain each other. */
export interface MessageField {
  name: string;
  type: PlainType | (() => MessageSchema);
  repeated: boolean;
}

/** The fields of a message by their numbers; of a `union` only the last field that came counts. */
export interface MessageSchema {
  fields: ReadonlyMap<number, MessageField>;
  isUnion: boolean;
}

type FieldEntry = [number: number, name: string, type: MessageField['type'], repeated?: 'repeated'];

function message(entries: readonly FieldEntry[], isUnion = false): MessageSchema {
  const fields = entries.map(([number, name, type, repeated]): [number, MessageField] => [
    number,
    { name, type, repeated: repeated !== undefined },
  ]);
  return { fields: new Map(fields), isUnion };
}

const ANY_VALUE: MessageSchema = message(
  [
    [1, 'stringValue', 'string'],
    [2, 'boolValue', 'bool'],
    [3, 'intValue', 'int64'],
    [4, 'doubleValue', 'double'],
    [5, 'arrayValue', () => ARRAY_VALUE],
    [6, 'kvlistValue', () => KEY_VALUE_LIST],
    [7, 'bytesValue', 'base64'],
  ],
  true,
);
const ARRAY_VALUE = message([[1, 'values', () => ANY_VALUE, 'repeated']]);
const KEY_VALUE = message([
  [1, 'key', 'string'],
  [2, 'value', () => ANY_VALUE],
]);
const KEY_VALUE_LIST = message([[1, 'values', () => KEY_VALUE, 'repeated']]);

const EVENT = message([
  [1, 'timeUnixNano', 'fixed64'],
  [2, 'name', 'string'],
  [3, 'attributes', () => KEY_VALUE, 'repeated'],
  [4, 'droppedAttributesCount', 'uint32'],
]);

const LINK = message([
  [1, 'traceId', 'hexId'],
  [2, 'spanId', 'hexId'],
  [3, 'traceState', 'string'],
  [4, 'attributes', () => KEY_VALUE, 'repeated'],
  [5, 'droppedAttributesCount', 'uint32'],
  [6, 'flags', 'fixed32'],
]);

const STATUS = message([
  [2, 'message', 'string'],
  [3, 'code', 'enum'],
]);

const SPAN = message([
  [1, 'traceId', 'hexId'],
  [2, 'spanId', 'hexId'],
  [3, 'traceState', 'string'],
  [4, 'parentSpanId', 'hexId'],
  [5, 'name', 'string'],
  [6, 'kind', 'enum'],
  [7, 'startTimeUnixNano', 'fixed64'],
  [8, 'endTimeUnixNano', 'fixed64'],
  [9, 'attributes', () => KEY_VALUE, 'repeated'],
  [10, 'droppedAttributesCount', 'uint32'],
  [11, 'events', () => EVENT, 'repeated'],
  [12, 'droppedEventsCount', 'uint32'],
  [13, 'links', () => LINK, 'repeated'],
  [14, 'droppedLinksCount', 'uint32'],
  [15, 'status', () => STATUS],
  [16, 'flags', 'fixed32'],
]);

const SCOPE = message([
  [1, 'name', 'string'],
  [2, 'version', 'string'],
]);

const SCOPE_SPANS = message([
  [1, 'scope', () => SCOPE],
  [2, 'spans', () => SPAN, 'repeated'],
]);

const RESOURCE = message([[1, 'attributes', () => KEY_VALUE, 'repeated']]);

const RESOURCE_SPANS = message([
  [1, 'resource', () => RESOURCE],
  [2, 'scopeSpans', () => SCOPE_SPANS, 'repeated'],
]);

/**
 * `ExportTraceServiceRequest` of OTLP 1, with the messages in it: the numbers are those of opentelemetry-proto. Fields
 * that nothing here asks for are left out, and passed over like those of the future.
 */
export const TRACE_REQUEST = message([[1, 'resourceSpans', () => RESOURCE_SPANS, 'repeated']]);
