import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { TRACE_REQUEST, type MessageSchema, type PlainType } from '../../ingest/otlp/wire/trace-messages';

const WRITERS: Record<PlainType, [WireType, (writer: BinaryWriter, value: string) => BinaryWriter]> = {
  string: [WireType.LengthDelimited, (writer, value) => writer.string(value)],
  hexId: [WireType.LengthDelimited, (writer, value) => writer.bytes(Buffer.from(value, 'hex'))],
  base64: [WireType.LengthDelimited, (writer, value) => writer.bytes(Buffer.from(value, 'base64'))],
  bool: [WireType.Varint, (writer, value) => writer.bool(value === 'true')],
  enum: [WireType.Varint, (writer, value) => writer.int32(Number(value))],
  uint32: [WireType.Varint, (writer, value) => writer.uint32(Number(value))],
  fixed32: [WireType.Bit32, (writer, value) => writer.fixed32(Number(value))],
  int64: [WireType.Varint, (writer, value) => writer.int64(value)],
  fixed64: [WireType.Bit64, (writer, value) => writer.fixed64(value)],
  double: [WireType.Bit64, (writer, value) => writer.double(Number(value))],
};

/** The protobuf bytes of a request that is given as OTLP's JSON has it. */
export function encodeTraces(request: Record<string, unknown>): Uint8Array {
  const writer = new BinaryWriter();
  writeMessage(writer, request, TRACE_REQUEST);
  return writer.finish();
}

function writeMessage(writer: BinaryWriter, message: Record<string, unknown>, schema: MessageSchema): void {
  for (const [number, { name, type, repeated }] of schema.fields) {
    const value = message[name];
    if (value === undefined || value === null) continue;
    for (const one of repeated ? (value as unknown[]) : [value]) {
      if (typeof type === 'string') {
        const [wireType, write] = WRITERS[type];
        write(writer.tag(number, wireType), String(one));
      } else {
        writer.tag(number, WireType.LengthDelimited).fork();
        writeMessage(writer, one as Record<string, unknown>, type());
        writer.join();
      }
    }
  }
}
