import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { INGEST_LIMITS } from '../../limits';
import { IngestError } from '../../request/ingest-error';
import { invalidTraces, tooManyValues } from './invalid-traces';
import type { MessageField, MessageSchema, PlainType } from './trace-messages';

const READERS: Record<PlainType, (reader: BinaryReader) => unknown> = {
  string: (reader) => reader.string(),
  hexId: (reader) => Buffer.from(reader.bytes()).toString('hex'),
  base64: (reader) => Buffer.from(reader.bytes()).toString('base64'),
  bool: (reader) => reader.bool(),
  enum: (reader) => reader.int32(),
  uint32: (reader) => reader.uint32(),
  fixed32: (reader) => reader.fixed32(),
  int64: (reader) => String(reader.int64()),
  fixed64: (reader) => String(reader.fixed64()),
  double: (reader) => reader.double(),
};

const WIRE_TYPES: Record<PlainType, WireType> = {
  string: WireType.LengthDelimited,
  hexId: WireType.LengthDelimited,
  base64: WireType.LengthDelimited,
  bool: WireType.Varint,
  enum: WireType.Varint,
  uint32: WireType.Varint,
  fixed32: WireType.Bit32,
  int64: WireType.Varint,
  fixed64: WireType.Bit64,
  double: WireType.Bit64,
};

/**
 * The message that bytes are, in the form that it has in OTLP's JSON, so that one reader understands both. Unknown
 * fields are passed over. Throws an `IngestError`: 400 for bytes that are no such message or are nested too deep, 413
 * for more values than a request may have; a value of two bytes on the wire takes fifty times as much in memory.
 */
export function decodeMessage(bytes: Uint8Array, schema: MessageSchema): Record<string, unknown> {
  const reader = new BinaryReader(bytes);
  try {
    return readMessage(
      { reader, valuesLeft: INGEST_LIMITS.otlpValues },
      { schema, end: reader.len, depth: 1 },
    );
  } catch (error) {
    // What the reader throws is of no fixed class.
    throw error instanceof IngestError
      ? error
      : invalidTraces('the body is not the protobuf message it should be');
  }
}

interface Reading {
  reader: BinaryReader;
  valuesLeft: number;
}

interface Place {
  schema: MessageSchema;
  end: number;
  depth: number;
}

function readMessage(reading: Reading, { schema, end, depth }: Place): Record<string, unknown> {
  const { reader } = reading;
  if (depth > INGEST_LIMITS.otlpMessageNesting) throw invalidTraces('values are nested too deep');
  let message: Record<string, unknown> = {};
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const field = schema.fields.get(number);
    if (field === undefined) {
      reader.skip(wireType, number);
      continue;
    }
    if ((reading.valuesLeft -= 1) < 0) throw tooManyValues();
    const value = readField(reading, field, { wireType, end, depth });
    if (schema.isUnion) message = {};
    if (field.repeated) ((message[field.name] ??= []) as unknown[]).push(value);
    else message[field.name] = value;
  }
  // A length inside reached beyond the message.
  if (reader.pos !== end) throw new RangeError('a field is longer than its message');
  return message;
}

function readField(
  reading: Reading,
  { type }: MessageField,
  { wireType, end, depth }: { wireType: WireType; end: number; depth: number },
): unknown {
  const { reader } = reading;
  const expected = typeof type === 'string' ? WIRE_TYPES[type] : WireType.LengthDelimited;
  if (wireType !== expected) throw new TypeError('a field has the wire type of another');
  if (typeof type === 'string') return READERS[type](reader);
  const length = reader.uint32();
  const ownEnd = reader.pos + length;
  if (ownEnd > end) throw new RangeError('a field is longer than its message');
  return readMessage(reading, { schema: type(), end: ownEnd, depth: depth + 1 });
}
