import { describe, expect, it } from '@jest/globals';
import { authHeader, parseDsn } from './dsn';
import { TracingConfigurationError } from '../tracing-error';

describe('a DSN', () => {
  it.each([
    ['http://key@127.0.0.1:9000/1', 'http://127.0.0.1:9000/api/1/envelope/'],
    ['https://key@o1.ingest.example/42/', 'https://o1.ingest.example/api/42/envelope/'],
    ['https://key:secret@host/a/b/7', 'https://host/a/b/api/7/envelope/'],
    ['https://key:@host/7', 'https://host/api/7/envelope/'],
    ['http://key@[::1]:9000/7', 'http://[::1]:9000/api/7/envelope/'],
  ])('%s leads to %s', (dsn, envelopeUrl) => {
    expect(parseDsn(dsn)).toMatchObject({ publicKey: 'key', envelopeUrl });
  });

  it('is told without its secret, in the same form', () => {
    const { text } = parseDsn('https://key:secret@host:9000/a/b/7/');
    expect(text).toBe('https://key@host:9000/a/b/7');
    expect(parseDsn(text).envelopeUrl).toBe('https://host:9000/a/b/api/7/envelope/');
  });

  it.each([
    '',
    'nonsense',
    'javascript:alert(1)',
    'http://host/1',
    'http://key@host/',
    'http://key@host/x',
    'ftp://key@host/1',
  ])('cannot be %j, and the error says what it looks like', (dsn) => {
    expect(() => parseDsn(dsn)).toThrow(TracingConfigurationError);
    expect(() => parseDsn(dsn)).toThrow('http://<public key>@<host>:<port>/<project id>');
  });

  it('is not repeated in the error, since it holds a key', () => {
    expect(() => parseDsn('http://topsecretkey@host/')).toThrow(
      expect.not.objectContaining({ message: /topsecret/ }),
    );
  });

  it('makes the auth header', () => {
    const dsn = parseDsn('http://key@host/1');
    expect(authHeader(dsn, { name: 'clew.test', version: '1.0' })).toBe(
      'Sentry sentry_version=7, sentry_client=clew.test/1.0, sentry_key=key',
    );
  });
});
