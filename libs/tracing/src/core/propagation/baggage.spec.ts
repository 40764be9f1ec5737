import { describe, expect, it } from '@jest/globals';
import { formatSentryBaggage, mergeBaggage, parseSentryBaggage } from './baggage';

const read = parseSentryBaggage;

describe('reading baggage', () => {
  it.each<[string, unknown, object]>([
    ['our members', 'sentry-a=1, sentry-b=2', { a: '1', b: '2' }],
    ['members of others', 'vendor=1,sentry-a=1,other', { a: '1' }],
    ['an equals sign in the value', 'sentry-a=b=c', { a: 'b=c' }],
    ['properties', 'sentry-r=r%401;prop=1', { r: 'r@1;prop=1' }],
    ['duplicates, of which the last counts', 'sentry-a=1,sentry-a=2', { a: '2' }],
    ['several header lines', ['sentry-a=1', 'sentry-b=2'], { a: '1', b: '2' }],
    ['a prefix in another case', 'Sentry-a=1', {}],
    ['nothing', undefined, {}],
    ['an empty text', '', {}],
    ['separators alone', ',,=,', {}],
    ['a member without value', 'sentry-a=,sentry-b,=v', {}],
    ['escapes that cannot be decoded', 'sentry-a=%E0%A4%A,sentry-b=%ZZ,sentry-c=1', { c: '1' }],
    ['keys that reach for a prototype', 'sentry-__proto__=x,__proto__=y,sentry-constructor=z', {}],
    ['more than 8192 characters', `sentry-a=1,sentry-b=${'x'.repeat(8192)}`, {}],
    ['a number', 5, {}],
  ])('copes with %s', (_case, header, expected) => {
    expect(read(header)).toEqual(expected);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('reads the first 64 members', () => {
    const header = Array.from({ length: 70 }, (_, index) => `sentry-k${index}=1`).join(',');
    expect(Object.keys(parseSentryBaggage(header))).toHaveLength(64);
  });
});

describe('writing baggage', () => {
  it('encodes what would break the header', () => {
    expect(formatSentryBaggage(new Map([['transaction', 'GET /a,b\r\nx: ü']]))).toBe(
      'sentry-transaction=GET%20%2Fa%2Cb%0D%0Ax%3A%20%C3%BC',
    );
  });

  it('leaves out what is empty, what cannot be encoded, and what does not fit', () => {
    const members = new Map([
      ['a', ''],
      ['b', '\uD800'],
      ['c', '1'],
      ['d', 'x'.repeat(9000)],
    ]);
    expect(formatSentryBaggage(members)).toBe('sentry-c=1');
    expect(formatSentryBaggage(new Map())).toBeUndefined();
  });

  /** So long that `sentry-a=1` just fits behind it. */
  const FILLED = `v=${'x'.repeat(8192 - 2 - ',sentry-a=1'.length)}`;

  it.each([
    [undefined, 'sentry-a=1', 'sentry-a=1'],
    ['v=1;p=2,w=3', 'sentry-a=1', 'v=1;p=2,w=3,sentry-a=1'],
    ['v=a=b,w=1;p=2,v=2', 'sentry-a=1', 'v=a=b,w=1;p=2,v=2,sentry-a=1'],
    ['v=1, sentry-old=2', 'sentry-a=1', 'v=1,sentry-a=1'],
    ['v=1', undefined, 'v=1'],
    ['sentry-old=2', undefined, undefined],
    [FILLED, 'sentry-a=1', `${FILLED},sentry-a=1`],
    [`${FILLED}x`, 'sentry-a=1', `${FILLED}x`],
    ['', 's'.repeat(8192), 's'.repeat(8192)],
  ])('merges %j and %j', (existing, ours, expected) => {
    expect(mergeBaggage(existing, ours)).toBe(expected);
  });
});
