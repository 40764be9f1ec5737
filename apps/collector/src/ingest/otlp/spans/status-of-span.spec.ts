import { describe, expect, it } from '@jest/globals';
import { offeredFixture } from '../../../testing/otlp/offered-fixture';
import { statusOfSpan } from './status-of-span';

const statusOf = (status: unknown, attributes: Record<string, unknown> = {}) =>
  statusOfSpan(offeredFixture({ attributes, overrides: { status } }));

describe('the status of a span of OpenTelemetry', () => {
  it.each([
    ['unset', 0, {}, 'ok'],
    ['unset', 0, { 'http.response.status_code': 404 }, 'not_found'],
    ['unset', 0, { 'http.status_code': 503 }, 'unavailable'],
    ['unset', 0, { 'http.status_code': '429' }, 'resource_exhausted'],
    ['unset', 0, { 'http.response.status_code': 204 }, 'ok'],
    ['unset', 0, { 'rpc.grpc.status_code': 4 }, 'deadline_exceeded'],
    ['unset', 0, { 'rpc.response.status_code': 'DEADLINE_EXCEEDED' }, 'deadline_exceeded'],
    ['ok', 1, { 'http.response.status_code': 500 }, 'ok'],
    ['an error', 2, {}, 'internal_error'],
    ['an error', 2, { 'http.response.status_code': 404 }, 'not_found'],
    ['an error', 2, { 'http.response.status_code': 200 }, 'internal_error'],
    ['an error', 2, { 'rpc.grpc.status_code': 99 }, 'internal_error'],
    ['of the future', 9, {}, 'ok'],
  ])('that is %s (%j) with %j is %s', (_name, code, attributes, expected) => {
    expect(statusOf({ code }, attributes)).toBe(expected);
  });

  it.each([
    ['cancelled', 'cancelled'],
    ['not_found', 'not_found'],
    ['the yarn is tangled', 'internal_error'],
    ['ok', 'internal_error'],
    [7, 'internal_error'],
  ])('that is an error with the message %j is %s', (message, expected) => {
    expect(statusOf({ code: 2, message })).toBe(expected);
  });

  it.each([[undefined], [null], ['error'], [[]], [{}], [{ code: 'STATUS_CODE_OK' }]])(
    'that says %j is ok, since nothing went wrong',
    (status) => {
      expect(statusOf(status)).toBe('ok');
    },
  );
});
