import { describe, expect, it } from '@jest/globals';
import { statusFromHttpCode } from './span-status';

describe('the status of an HTTP code', () => {
  it.each([
    [200, 'ok'],
    [201, 'ok'],
    [304, 'ok'],
    [400, 'invalid_argument'],
    [401, 'unauthenticated'],
    [403, 'permission_denied'],
    [404, 'not_found'],
    [409, 'already_exists'],
    [413, 'failed_precondition'],
    [418, 'invalid_argument'],
    [429, 'resource_exhausted'],
    [499, 'cancelled'],
    [500, 'internal_error'],
    [501, 'unimplemented'],
    [502, 'internal_error'],
    [503, 'unavailable'],
    [504, 'deadline_exceeded'],
    [0, 'unknown'],
    [600, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('of %d is %s', (code, status) => {
    expect(statusFromHttpCode(code)).toBe(status);
  });
});
