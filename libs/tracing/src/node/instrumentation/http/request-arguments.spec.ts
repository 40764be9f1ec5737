import type { RequestOptions } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { addressOf } from './http-span';
import { plainAddressOf, urlOf, withHeaders } from './request-arguments';

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

describe('a header that is added', () => {
  const merged = 'v=1,sentry-trace_id=7';

  it.each<[string, unknown, unknown]>([
    ['a record', { 'x-own': '1', Baggage: 'v=1' }, { 'x-own': '1', baggage: merged }],
    ['a record of odd names', { constructor: '1' }, { constructor: '1', baggage: merged }],
    ['a list', ['x-own', '1', 'Baggage', 'v=1'], ['x-own', '1', 'baggage', merged]],
    ['a list with a repetition', ['baggage', 'v=1', 'Baggage', 'w=1'], ['baggage', merged]],
    [
      'a list whose values are names',
      ['x-own', 'baggage', 'baggage', 'v=1'],
      ['x-own', 'baggage', 'baggage', merged],
    ],
    [
      'a list of pairs',
      [
        ['x-own', '1'],
        ['Baggage', 'v=1'],
      ],
      [
        ['x-own', '1'],
        ['baggage', merged],
      ],
    ],
    ['a list of pairs that ends up empty', [['baggage', 'v=1']], [['baggage', merged]]],
    ['a list without its last value', ['x-own', '1', 'x-odd'], ['x-own', '1', 'x-odd', 'baggage', merged]],
    ['nothing', undefined, { baggage: merged }],
    ['an empty list', [], ['baggage', merged]],
  ])('takes the place of that of the caller, who gives its headers as %s', (_form, headers, expected) => {
    const options = Object.freeze({ headers }) as RequestOptions;
    const before = JSON.stringify(options);
    const [sent] = withHeaders([options], [['baggage', merged]]);
    expect((sent as RequestOptions).headers).toEqual(expected);
    expect(JSON.stringify(options)).toBe(before);
  });
});
