import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** An `ExportTraceServiceResponse`: `partial_success` (1) of `rejected_spans` (1) and `error_message` (2). */
export function encodeExportResponse(rejectedSpans: number, message: string): Buffer {
  const writer = new BinaryWriter();
  if (message !== '') {
    writer.tag(1, WireType.LengthDelimited).fork();
    if (rejectedSpans > 0) writer.tag(1, WireType.Varint).int64(rejectedSpans);
    writer.tag(2, WireType.LengthDelimited).string(message).join();
  }
  return Buffer.from(writer.finish());
}

/** A `google.rpc.Status`: `code` (1) and `message` (2). */
export function encodeStatus(code: number, message: string): Buffer {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int32(code);
  writer.tag(2, WireType.LengthDelimited).string(message);
  return Buffer.from(writer.finish());
}
