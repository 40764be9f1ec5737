import { statusFromHttpCode, type SpanStatus } from '@clew/tracing/core';
import { numberOf, objectOf, textOf } from '../../payload/json-values';
import { statusWord } from '../../event/normalise-status';
import { INGEST_LIMITS } from '../../limits';
import type { OfferedSpan } from './offered-span';

/** gRPC's codes in their order. */
const GRPC_STATUSES: readonly SpanStatus[] = [
  'ok',
  'cancelled',
  'unknown',
  'invalid_argument',
  'deadline_exceeded',
  'not_found',
  'already_exists',
  'permission_denied',
  'resource_exhausted',
  'failed_precondition',
  'aborted',
  'out_of_range',
  'unimplemented',
  'internal_error',
  'unavailable',
  'data_loss',
  'unauthenticated',
];

const OK = 1;
const ERROR = 2;

/** The message of a status, where there is one. */
export function statusMessageOf({ fields }: OfferedSpan): string | null {
  return textOf(objectOf(fields['status'])?.['message'], INGEST_LIMITS.descriptionLength);
}

/**
 * A span's status in the text's words. OpenTelemetry has only "unset", "ok" and "error", so the response's code tells
 * which error; an unset status without one is `ok`, as Sentry's SDKs take it, since nothing went wrong.
 */
export function statusOfSpan(span: OfferedSpan): SpanStatus {
  const code = numberOf(objectOf(span.fields['status'])?.['code'] ?? 0);
  if (code === OK) return 'ok';
  const answered = statusOfAnswer(span.attributes);
  if (code !== ERROR) return answered ?? 'ok';
  const named = statusWord(statusMessageOf(span));
  return [named, answered].find((status) => status !== undefined && status !== 'ok') ?? 'internal_error';
}

/** By the code of the answer, under the new names or the old ones. */
function statusOfAnswer(attributes: OfferedSpan['attributes']): SpanStatus | undefined {
  const http = attributes.get('http.response.status_code') ?? attributes.get('http.status_code');
  if (http !== undefined && http !== null) return statusFromHttpCode(numberOf(http));
  const grpc = attributes.get('rpc.grpc.status_code');
  if (grpc !== undefined && grpc !== null) return GRPC_STATUSES[numberOf(grpc)];
  const rpc = attributes.get('rpc.response.status_code');
  return typeof rpc === 'string' ? statusWord(rpc.toLowerCase()) : undefined;
}
