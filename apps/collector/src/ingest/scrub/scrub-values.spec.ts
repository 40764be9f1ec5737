import { cpuUsage } from 'node:process';
import { describe, expect, it } from '@jest/globals';
import { Repairs } from '../payload/repairs';
import { scrubText } from './scrub-text';
import { scrubValues } from './scrub-values';
import { isSensitiveName } from './sensitive-name';

const JWT = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(40)}.${'b'.repeat(43)}`;

describe('a name', () => {
  it.each([
    ...[
      'password',
      'Passwd',
      'db_password_hash',
      'userPwd',
      'passphrase',
      'client_secret',
      'AWS_SECRET_ACCESS_KEY',
    ],
    ...[
      'apiKey',
      'X-Api-Key',
      'api-key',
      'apikey',
      'privateKey',
      'accessToken',
      'refresh_token',
      'token',
      'jwt',
    ],
    ...[
      'Authorization',
      'Proxy-Authorization',
      'auth',
      'X-Auth',
      'credentials',
      'Cookie',
      'Set-Cookie',
      'cookies',
    ],
    ...[
      'session',
      'session_id',
      'sessionId',
      'connect.sid',
      'csrf_token',
      'X-XSRF-TOKEN',
      'csrfmiddlewaretoken',
    ],
    ...['card', 'cardNumber', 'card_number', 'cvv', 'otp', 'x-forwarded-for', 'X-Real-IP'],
    ...[
      'http.request.header.cookie',
      'http.request.header.authorization',
      'http.request.header.x-forwarded-for',
    ],
  ])('is sensitive: %s', (name) => expect(isSensitiveName(name)).toBe(true));

  it.each([
    ...[
      'author',
      'authority',
      'auth_query_ms',
      'discard',
      'cardinality',
      'tokenizer',
      'gen_ai.usage.total_tokens',
    ],
    ...[
      'obsession',
      'session_count',
      'passenger',
      'compass',
      'hotspot',
      'key',
      'monkey',
      'url.full',
      '',
      '__proto__',
    ],
    ...['http.request.header.sentry-trace', 'cookie_count', 'sid_count', 'secondary', 'real_ipv6'],
  ])('is harmless: %s', (name) => expect(isSensitiveName(name)).toBe(false));
});

describe('a text', () => {
  it.each([
    ['http://cat:yarn@host/path', 'http://[Filtered]@host/path'],
    ['redis://:yarn@127.0.0.1:6379', 'redis://[Filtered]@127.0.0.1:6379'],
    ['GET /a?token=abc&b=1', 'GET /a?token=[Filtered]&b=1'],
    ['password=yarn&user=cat', 'password=[Filtered]&user=cat'],
    ['http://h/?a[session]=1;sid=2#x', 'http://h/?a[session]=1;sid=[Filtered]#x'],
    ['curl -H Authorization: Bearer abc123def', 'curl -H Authorization: Bearer [Filtered]'],
    ['basic dXNlcjpwYXNz==', 'basic [Filtered]'],
    [`failed for ${JWT}.`, 'failed for [Filtered].'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----!', '[Filtered]!'],
    ['-----BEGIN PRIVATE KEY-----\ncut off', '[Filtered]'],
    ['card 4111 1111 1111 1111 refused', 'card [Filtered] refused'],
    ['card 5555555555554444', 'card [Filtered]'],
  ])('loses what is nobody’s to read: %s', (text, expected) => expect(scrubText(text)).toBe(expected));

  it.each([
    'SELECT 1 FROM auth WHERE token = ?',
    'SELECT * FROM users WHERE (password=?) AND token=$1 AND secret=:secret AND otp=%s',
    'GET /yarns/:id?limit=2&page=1',
    'basic authentication failed',
    'bearer of bad news',
    'order 4111 1111 1111 1112',
    'span 4111111111111111a, 1.4111111111111111',
    '1795327249523610',
    'http://host/@scope/package',
    'mail cat@example.com',
    '',
  ])('is left alone: %s', (text) => expect(scrubText(text)).toBe(text));

  it.each([
    ['eyJ-', ''],
    ['://', ''],
    ['-----BEGIN PRIVATE', ''],
    ['4 ', 'x'],
    ['a=', ' '],
    ['bearer a', ''],
    ['basic 1', '!'],
    ['-----BEGIN PRIVATE KEY-----', ''],
    ['token=', ''],
    ['1 ', ''],
    ['bearer ', '!'],
    ['?token', '='],
    ['BEGIN A', ' '],
  ])('of half a million characters is answered before long: %s', (part, end) => {
    const text = part.repeat(500_000 / part.length) + end;
    const began = cpuUsage();
    scrubText(text);
    // Of the processor: what others use of it does not count.
    expect(cpuUsage(began).user / 1000).toBeLessThan(2_000);
  });
});

describe('values', () => {
  const scrubbed = (value: unknown): [unknown, number | undefined] => {
    const repairs = new Repairs();
    return [scrubValues(value, repairs), repairs.counts.get('filtered')];
  };

  it.each<[string, unknown, unknown, number | undefined]>([
    ['a member', { password: 'yarn', user: 'cat' }, { password: '[Filtered]', user: 'cat' }, 1],
    [
      'whatever it is',
      { cookies: { a: 1 }, token: 7, auth: ['x'] },
      { cookies: '[Filtered]', token: '[Filtered]', auth: '[Filtered]' },
      3,
    ],
    ['a member far below', { a: [{ b: { secret: 'x' } }] }, { a: [{ b: { secret: '[Filtered]' } }] }, 1],
    [
      'a pair',
      {
        headers: [
          ['Cookie', 'a=b'],
          ['Accept', '*/*'],
        ],
      },
      {
        headers: [
          ['Cookie', '[Filtered]'],
          ['Accept', '*/*'],
        ],
      },
      1,
    ],
    ['a text', ['http://a:b@c/'], ['http://[Filtered]@c/'], 1],
    [
      'nothing of a flag, or where there is nothing',
      { session: true, token: null, otp: '' },
      { session: true, token: null, otp: '' },
      undefined,
    ],
    ['nothing of what is filtered already', { token: '[Filtered]' }, { token: '[Filtered]' }, undefined],
    ['nothing of plain data', { a: 1, b: [null, true, 'x'] }, { a: 1, b: [null, true, 'x'] }, undefined],
  ])('lose %s', (_what, value, expected, count) => {
    expect(scrubbed(value)).toEqual([expected, count]);
  });

  it('may have the names that every object has', () => {
    const value = JSON.parse('{"__proto__":{"token":"x"},"constructor":{"name":"y"}}') as object;
    expect(JSON.stringify(scrubbed(value)[0])).toBe(
      '{"__proto__":{"token":"[Filtered]"},"constructor":{"name":"y"}}',
    );
    expect(({} as { token?: unknown }).token).toBeUndefined();
  });
});
