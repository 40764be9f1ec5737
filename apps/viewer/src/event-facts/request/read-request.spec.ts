import { describe, expect, it } from '@jest/globals';
import { requestOf } from './read-request';

describe('a stored request', () => {
  it('has method, address, headers and body', () => {
    const { method, url, headers, data } = requestOf({
      method: 'POST',
      url: 'http://shop/checkout',
      headers: { 'User-Agent': 'a browser' },
      data: { items: [1] },
    });
    expect([method, url, headers, data]).toEqual([
      'POST',
      'http://shop/checkout',
      [['User-Agent', 'a browser']],
      { items: [1] },
    ]);
  });

  it.each([
    ['a=1&b=%3Cb%3E'],
    [
      [
        ['a', '1'],
        ['b', '<b>'],
      ],
    ],
    [{ a: '1', b: '<b>' }],
  ])('has a query, sent as %j', (query_string) => {
    expect(requestOf({ query_string }).query).toEqual([
      ['a', '1'],
      ['b', '<b>'],
    ]);
  });

  it('keeps what it does not know', () =>
    expect(requestOf({ env: { PORT: 1 } }).rest).toEqual({ env: { PORT: 1 } }));

  it.each([{}, { headers: 7, query_string: [[1, 2], 'x', null], cookies: null, url: {}, method: [] }])(
    'is empty where %j was sent',
    (request) => {
      expect(requestOf(request)).toMatchObject({ method: '', url: '', query: [], headers: [], cookies: [] });
    },
  );
});
