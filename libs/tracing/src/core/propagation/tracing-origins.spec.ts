import { describe, expect, it } from '@jest/globals';
import { matchesTracingOrigins, type TracingOrigin } from './tracing-origins';

const SHOP = 'https://shop.example';

describe('tracing origins', () => {
  it.each<[string, TracingOrigin, string | undefined]>([
    ['https://api.example/v2/x', 'https://api.example', undefined],
    ['https://api.example/v2/x', 'https://api.example/v2', undefined],
    ['https://api.example:443/', 'https://api.example', undefined],
    ['http://localhost:3000/x', 'localhost', undefined],
    ['http://localhost:3000/x', 'localhost:3000', undefined],
    ['https://eu.api.example/', 'api.example', undefined],
    ['https://API.example/', 'Api.Example', undefined],
    ['/api/products', '/api', SHOP],
    [`${SHOP}/api/products`, '/api', SHOP],
    ['/api/products', /^\//, SHOP],
    ['products', /^\//, SHOP],
    ['https://api.example/v2', /example\/v\d/, undefined],
    ['https://api.example/v2', /^https:\/\/api\.example\//g, undefined],
  ])('let a request to %s carry the trace by %s', (url, origin, own) => {
    expect(matchesTracingOrigins(url, [origin], own)).toBe(true);
    expect(matchesTracingOrigins(url, [origin], own)).toBe(true);
  });

  it.each<[string, TracingOrigin, string | undefined]>([
    ['https://evil.example/?x=localhost', 'localhost', undefined],
    ['https://evil.example/localhost', 'localhost', undefined],
    ['https://localhost.evil.example/', 'localhost', undefined],
    ['https://evil-api.example/', 'api.example', undefined],
    ['https://localhost@evil.example/', 'localhost', undefined],
    ['http://localhost:3001/', 'localhost:3000', undefined],
    ['http://api.example/', 'https://api.example', undefined],
    ['https://api.example:8443/', 'https://api.example', undefined],
    ['https://api.example.evil.example/', 'https://api.example', undefined],
    ['https://api.example/v1', 'https://api.example/v2', undefined],
    ['//evil.example/x', /^\//, SHOP],
    ['//evil.example/api', '/api', SHOP],
    ['\\\\evil.example/api', '/api', SHOP],
    ['/api', '//evil.example', SHOP],
    ['/apart', '/api', SHOP],
    ['https://db.internal/x', '/x', undefined],
    ['https://evil.example/?next=https://api.example/v2', /example\/v\d/, undefined],
    ['https://evil.example/#localhost', /localhost/, undefined],
    ['data:text/plain,localhost', /localhost/, SHOP],
    ['not a url', 'localhost', undefined],
    ['', '', SHOP],
  ])('keep the trace from %s, though the list has %s', (url, origin, own) => {
    expect(matchesTracingOrigins(url, [origin], own)).toBe(false);
  });

  it('leave a pattern of the application as it is', () => {
    const pattern = Object.assign(/example/g, { lastIndex: 3 });
    expect(matchesTracingOrigins('https://api.example/', [pattern])).toBe(true);
    expect(pattern.lastIndex).toBe(3);
  });
});
