import { statusFromHttpCode, type SpanStatus } from '@clew/tracing/core';
import { numberOf } from '../payload/json-values';

const STATUSES = [
  ...['ok', 'cancelled', 'unknown', 'invalid_argument', 'deadline_exceeded', 'not_found', 'already_exists'],
  ...[
    'permission_denied',
    'resource_exhausted',
    'failed_precondition',
    'aborted',
    'out_of_range',
    'unimplemented',
  ],
  ...['internal_error', 'unavailable', 'data_loss', 'unauthenticated'],
] as SpanStatus[];

const STATUS_WORDS: ReadonlyMap<unknown, SpanStatus> = new Map<unknown, SpanStatus>([
  ...STATUSES.map((status): [string, SpanStatus] => [status, status]),
  ['success', 'ok'],
  ['failure', 'internal_error'],
  ['error', 'internal_error'],
  ['unknown_error', 'unknown'],
]);

/** The status that a word of any SDK means; undefined for a word that nobody knows. */
export function statusWord(word: unknown): SpanStatus | undefined {
  return STATUS_WORDS.get(word);
}

/**
 * A span's status, wherever its SDK put it: its own field, its tags (JavaScript 5.14, Python), or the code of an HTTP
 * response (JavaScript 5.15 sends nothing else). `unknown` when nothing tells.
 */
export function normaliseStatus(
  status: unknown,
  tags: ReadonlyMap<string, string>,
  data: Readonly<Record<string, unknown>>,
): SpanStatus {
  const word =
    STATUS_WORDS.get(status) ?? STATUS_WORDS.get(data['status']) ?? STATUS_WORDS.get(tags.get('status'));
  if (word !== undefined) return word;
  const code = numberOf(
    tags.get('http.status_code') ?? data['http.response.status_code'] ?? data['status_code'],
  );
  return Number.isInteger(code) ? statusFromHttpCode(code) : 'unknown';
}
