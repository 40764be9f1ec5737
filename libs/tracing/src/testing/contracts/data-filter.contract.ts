import { cpuUsage } from 'node:process';
import { describe, expect, it } from '@jest/globals';
import type { DataFilter } from '../../core/filter/data-filter';

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

/** What leaves neither a server nor a page, and what no value of a host's can break. */
export function describeDataFilter({ text, bag }: DataFilter): void {
  describe('keeps credentials from leaving', () => {
    it.each([
      ...[
        'password',
        'userPassword',
        'pwd',
        'client_secret',
        'apiKey',
        'api-key',
        'X-Api-Key',
        'Authorization',
      ],
      ...[
        'Cookie',
        'set-cookie',
        'accessToken',
        'csrf',
        'session',
        'session_id',
        'jwt',
        'card_number',
        'cvc',
        'otp',
      ],
    ])('under the name %s, at any depth', (name) => {
      expect(bag({ [name]: 'x', deep: [{ [name]: 1 }], kept: 2 })).toEqual({
        [name]: '[Filtered]',
        deep: [{ [name]: '[Filtered]' }],
        kept: 2,
      });
    });

    it.each([
      ['GET with Bearer abc123.def456', 'abc123'],
      ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'eyJhbGci'],
      ['ask with bearer my-token', 'my-token'],
      ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
      ['{"authorization":"Basic dXNlcjpwYXNz"}', 'dXNlcjpwYXNz'],
      ['postgres://shop:hunter2@db/shop', 'hunter2'],
      ['/login?password=hunter2&page=2', 'hunter2'],
      ['/login?page=2&access_token=hunter2', 'hunter2'],
    ])('in the text %j', (secretive, secret) => {
      for (const clean of [text(secretive), JSON.stringify(bag({ note: secretive }))]) {
        expect(clean).toContain('[Filtered]');
        expect(clean).not.toContain(secret);
      }
    });

    it.each([
      ...['GET /api/products?page=2', 'tokens: 12', 'SELECT * FROM products WHERE id = ?', 'Basic tea'],
      ...['open basic settings', 'a bearer certificate', 'the basic end-to-end test', 'eyjafjallajokull.is'],
    ])('and leaves %j as it is', (harmless) => {
      expect(text(harmless)).toBe(harmless);
      expect(bag({ harmless, list: [1, true, null] })).toEqual({ harmless, list: [1, true, null] });
    });

    it.each(['eyJ', 'eyJ-', 'bearer ', 'bearer', 'authorization:', '://', '?a', '&'])(
      'in a time that does not grow faster than a text of %j',
      (part) => {
        const took = (length: number) => {
          const long = part.repeat(length / part.length);
          const begin = cpuUsage();
          text(long);
          return cpuUsage(begin).user / 1000;
        };
        took(1000);
        // A quadratic search takes a second and more. Of the processor: what others use of it does not count.
        expect(took(60_000)).toBeLessThan(500);
      },
    );
  });

  it('says of bytes only that they are there', () => {
    expect(bag({ bytes: new Uint8Array(5_000_000), view: new DataView(new ArrayBuffer(8)) })).toEqual({
      bytes: '[binary]',
      view: '[binary]',
    });
  });

  it.each<[string, unknown]>([
    ['a cycle', cycle],
    ['a big integer', 10n],
    ['what throws when it is read', Object.defineProperty({}, 'x', { enumerable: true, get: fail })],
    ['what throws when it is written', { toJSON: fail }],
    ['a symbol', Symbol('x')],
    ['a function', fail],
  ])('makes of %s what can be written, and keeps the rest', (_what, value) => {
    const written = JSON.parse(JSON.stringify(bag({ value, kept: 'kept' }))) as unknown;
    expect(written).toMatchObject({ kept: 'kept' });
  });
}

function fail(): never {
  throw new Error('of the host');
}
