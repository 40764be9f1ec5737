import { decodeJson } from './decode-json';
import { decodeMessage } from './decode-message';
import { encodeExportResponse, encodeStatus } from './encode-message';
import { TRACE_REQUEST } from './trace-messages';

/** What became of a request that was accepted: how many of its spans were not stored, and why. */
export interface ExportResult {
  rejectedSpans: number;
  /** Empty when nothing is to be said. */
  message: string;
}

/** One of the two forms of OTLP over HTTP; a request is answered in its own. */
export interface OtlpForm {
  contentType: string;
  /** The request as JSON has it; throws an `IngestError` for a body of another form. */
  decode(body: Uint8Array): Record<string, unknown>;
  /** An `ExportTraceServiceResponse`; `partial_success` is there only when there is something to say. */
  encodeResult(result: ExportResult): Buffer;
  /** A `google.rpc.Status`, which every refusal is answered with. */
  encodeStatus(code: number, message: string): Buffer;
}

const JSON_FORM: OtlpForm = {
  contentType: 'application/json',
  decode: decodeJson,
  encodeResult: ({ rejectedSpans, message }) =>
    // 64-bit numbers are text in protobuf's JSON.
    jsonBytes(
      message === ''
        ? {}
        : { partialSuccess: { rejectedSpans: String(rejectedSpans), errorMessage: message } },
    ),
  encodeStatus: (code, message) => jsonBytes({ code, message }),
};

const PROTOBUF_FORM: OtlpForm = {
  contentType: 'application/x-protobuf',
  decode: (body) => decodeMessage(body, TRACE_REQUEST),
  encodeResult: ({ rejectedSpans, message }) => encodeExportResponse(rejectedSpans, message),
  encodeStatus,
};

/** The form that a content type names, whatever its parameters; undefined for any other. */
export function otlpFormOf(contentType: string | undefined): OtlpForm | undefined {
  const [mediaType = ''] = (contentType ?? '').split(';');
  return [JSON_FORM, PROTOBUF_FORM].find((form) => form.contentType === mediaType.trim().toLowerCase());
}

/** The form of answers to requests that are in neither. */
export const FALLBACK_FORM = JSON_FORM;

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
