import { describe, expect, it } from '@jest/globals';
import { isSensitiveKey, withoutCredentials } from './credentials';
import { plainBag } from './plain-data';

describe('the name of a credential', () => {
  it.each([
    ...[
      'password',
      'user.password',
      'PASSWD',
      'db_pwd',
      'passphrase',
      'client_secret',
      'apiKey',
      'API-KEY',
      'x-api-key',
    ],
    ...[
      'Authorization',
      'http.request.header.authorization',
      'proxy-authorization',
      'auth',
      'credentials',
      'aws.credentials',
    ],
    ...[
      'cookie',
      'Set-Cookie',
      'http.request.header.cookie',
      'csrf',
      'X-XSRF-TOKEN',
      'token',
      'accessToken',
      'refresh_token',
    ],
    ...[
      'session',
      'sessionId',
      'session_id',
      'connect.sid',
      'private_key',
      'privateKey',
      'cardNumber',
      'card',
      'cvv',
      'otp',
      'jwt',
    ],
    ...['X-Forwarded-For', 'x_real_ip'],
  ])('%s is one', (key) => {
    expect(isSensitiveKey(key)).toBe(true);
  });

  it.each([
    ...[
      'http.foobarsessionid',
      'author',
      'authors',
      'authored_at',
      'tokens',
      'gen_ai.usage.input_tokens',
      'discard',
      'cardinality',
    ],
    ...[
      'url',
      'method',
      'status_code',
      'sessions',
      'optional',
      'compass',
      'http.status_code',
      'messaging.message.id',
      '',
      'side',
    ],
  ])('%s is none', (key) => {
    expect(isSensitiveKey(key)).toBe(false);
  });

  it('filters what stands under it beside plain values only, too', () => {
    expect(plainBag({ password: 'x', 'http.status_code': '200' })).toEqual({
      password: '[Filtered]',
      'http.status_code': '200',
    });
  });

  it('filters what stands under it, however deep', () => {
    expect(plainBag({ request: { headers: { Cookie: 'a=b', accept: '*/*' } }, password: 'x' })).toEqual({
      request: { headers: { Cookie: '[Filtered]', accept: '*/*' } },
      password: '[Filtered]',
    });
  });
});

describe('a credential in a text', () => {
  it.each([
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [Filtered]'],
    ['authorization: basic dXNlcjpwYXNz', 'authorization: basic [Filtered]'],
    ['postgres://user:pass@db/shop', 'postgres://[Filtered]@db/shop'],
    ['GET http://x/?token=abc&page=2', 'GET http://x/?token=[Filtered]&page=2'],
    ['jwt eyJhbGciOiJI.eyJzdWIiOiIx.SflKxw_-', 'jwt [Filtered]'],
    ['card 4111 1111 1111 1111 declined', 'card [Filtered] declined'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', '[Filtered]'],
  ])('is taken out of %j', (text, clean) => {
    expect(withoutCredentials(text)).toBe(clean);
  });

  it.each([
    'SELECT id FROM products WHERE id = ?',
    'http://db-service:3001/products?page=2',
    'order 1234567890123456 is not a card number',
    '2026-11-22 12:00:00.123456',
    'a basic example of a bearer',
  ])('is not seen in %j', (text) => {
    expect(withoutCredentials(text)).toBe(text);
  });

  it.each([
    '://a',
    '?',
    '&a',
    'bearer ',
    'bearer a',
    '1 ',
    '11111',
    '-eyJaaaaa',
    'basic ',
    '-----BEGIN PRIVATE KEY-----',
    'a',
  ])('is looked for in no more of a long text of %j than is sent', (part) => {
    const clean = withoutCredentials(part.repeat(100_000));
    expect(clean.length).toBeLessThanOrEqual(8193);
    expect(clean.endsWith('…')).toBe(true);
  });

  it.each([
    ['a password in a URL', `${'x'.repeat(8180)} redis://user:secret@host`],
    ['a key', `${'x'.repeat(8150)} -----BEGIN PRIVATE KEY-----${'secret'.repeat(10_000)}`],
    ['a token', `${'x'.repeat(8180)} bearer secret0${'1'.repeat(10_000)}`],
  ])('is taken out where a long text is cut in the middle of it: %s', (_what, text) => {
    expect(withoutCredentials(text)).not.toContain('se');
  });
});
