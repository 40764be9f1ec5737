import type { RequestOptions } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { addressOf } from './http-span';
import { plainAddressOf, urlOf } from './request-arguments';

describe('the plain address of a request', () => {
  const hosts = [
    'localhost',
    '127.0.0.1',
    'db.internal',
    'xn--bcher-kva.example',
    'EXAMPLE.com',
    '::1',
    '0x7f.1',
    '1.2.3',
  ];
  const paths = [
    '/',
    '/a/b',
    '/a?x=//y',
    '/a#b',
    '//evil',
    '/a/../b',
    '/a%2e',
    '/a b',
    '/ü',
    '',
    'http://other/x',
    '/~me_-1',
  ];
  const ports = [undefined, 80, 443, 3001, '8080', ''];

  it.each(['http:', 'https:'])('is the one that a URL parser writes, or left to it, for %s', (protocol) => {
    let plain = 0;
    for (const hostname of hosts)
      for (const path of paths)
        for (const port of ports) {
          const options: RequestOptions = { hostname, path, port };
          const address = plainAddressOf(options, protocol);
          if (address === undefined) continue;
          plain += 1;
          expect(address).toBe(addressOf(urlOf(options, protocol)));
        }
    expect(plain).toBeGreaterThan(50);
  });
});
